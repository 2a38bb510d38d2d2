"""JAX: “scratch” unrolls the loop inside one compiled step; “layer” is a
scan over time with the products of inputs and outputs outside of it, which is
what JAX offers in the place of a layer. C is compiled as one loop."""

import os

import common

chosen = common.arguments("JAX")
# XLA takes its threads from the processors that it may use.
processors = sorted(os.sched_getaffinity(0))
os.sched_setaffinity(0, processors[: chosen.threads])
os.environ["JAX_PLATFORMS"] = "cpu"

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

text = common.Text(chosen)
size, hidden = text.size, chosen.hidden
is_scratch = chosen.model == "scratch"
start = common.normal_weights if is_scratch else common.uniform_weights
parameters = [jnp.asarray(array) for array in start(size, hidden)]


def unrolled(parameters, X, H):
    W_xh, W_hh, b_h, W_hq, b_q = parameters
    outputs = []
    for x in X:
        H = jnp.tanh(x @ W_xh + H @ W_hh + b_h)
        outputs.append(H @ W_hq + b_q)
    return jnp.concatenate(outputs), H


def scanned(parameters, X, H):
    W_xh, W_hh, b_h, W_hq, b_q = parameters

    def step(H, z):
        H = jnp.tanh(z + H @ W_hh)
        return H, H

    H, states = lax.scan(step, H, X @ W_xh + b_h)
    return states.reshape(-1, hidden) @ W_hq + b_q, H


def scores(parameters, inputs, H):
    X = jax.nn.one_hot(inputs.T, size)
    return (unrolled if is_scratch else scanned)(parameters, X, H)


def loss(parameters, inputs, targets, H):
    output, H = scores(parameters, inputs, H)
    chosen_ones = jnp.take_along_axis(
        jax.nn.log_softmax(output), targets.T.reshape(-1, 1), 1)
    return -chosen_ones.mean(), H


@partial(jax.jit, donate_argnums=0)
def train(parameters, inputs, targets, H):
    (value, H), gradients = jax.value_and_grad(loss, has_aux=True)(
        parameters, inputs, targets, H)
    norm = jnp.sqrt(sum((g**2).sum() for g in gradients))
    rate = common.RATE * jnp.minimum(1, common.RADIUS / norm)
    stepped = [p - rate * g for p, g in zip(parameters, gradients)]
    return stepped, value, H


def epoch():
    global parameters
    H, losses, tokens = None, [], 0
    for inputs, targets in text.minibatches():
        if H is None or not text.is_cut_in_sequence:
            H = jnp.zeros((len(inputs), hidden))
        parameters, value, H = train(
            parameters, inputs.astype(np.int32), targets.astype(np.int32), H)
        losses.append((value, targets.size))
        tokens += targets.size
    return sum(float(value) * count for value, count in losses), tokens


@jax.jit
def whole(parameters, prefix):
    def warm(H, index):
        return scores(parameters, index.reshape(1, 1), H)[1], None

    def write(carry, _):
        H, index = carry
        output, H = scores(parameters, index.reshape(1, 1), H)
        index = output.argmax(1)[0].astype(jnp.int32)
        return (H, index), index

    H, _ = lax.scan(warm, jnp.zeros((1, hidden)), prefix[:-1])
    return lax.scan(write, (H, prefix[-1]), None, common.LENGTH)[1]


def continuation():
    prefix = text.prefix()
    return prefix + whole(parameters, jnp.asarray(prefix, jnp.int32)).tolist()


common.measure(chosen, "JAX", jax.__version__, epoch, continuation)
