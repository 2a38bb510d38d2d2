"""MLX on the processor: the loop written out, and its own RNN, GRU, LSTM; the
step of training is compiled."""

from functools import partial

import common

chosen = common.arguments("MLX")

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten, tree_map

mx.set_default_device(mx.cpu)
text = common.Text(chosen)
size, hidden = text.size, chosen.hidden
identity = mx.eye(size)


class Scratch(nn.Module):
    def __init__(self):
        super().__init__()
        names = ("W_xh", "W_hh", "b_h", "W_hq", "b_q")
        for name, array in zip(names, common.normal_weights(size, hidden)):
            setattr(self, name, mx.array(array))

    def start(self, batch):
        return [mx.zeros((batch, hidden))]

    def __call__(self, inputs, state):
        (H,), outputs = state, []
        for t in range(inputs.shape[1]):
            X = identity[inputs[:, t]]
            H = mx.tanh(X @ self.W_xh + H @ self.W_hh + self.b_h)
            outputs.append(H @ self.W_hq + self.b_q)
        return mx.stack(outputs, 1), [H]  # (batch, steps, vocabulary)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        kind = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[chosen.unit]
        self.layer = kind(size, hidden)
        self.output = nn.Linear(hidden, size)

    def start(self, batch):
        count = 2 if chosen.unit == "lstm" else 1
        return [mx.zeros((batch, hidden))] * count

    def __call__(self, inputs, state):
        result = self.layer(identity[inputs], *state)
        parts = result if isinstance(result, tuple) else (result,)
        return self.output(parts[0]), [part[:, -1] for part in parts]


model = Scratch() if chosen.model == "scratch" else Layer()


def loss(inputs, targets, state):
    scores, state = model(inputs, state)
    return nn.losses.cross_entropy(scores, targets, reduction="mean"), state


@partial(mx.compile, inputs=model.state, outputs=model.state)
def train(inputs, targets, state):
    (value, state), gradients = nn.value_and_grad(model, loss)(
        inputs, targets, state)
    norm = mx.sqrt(sum((g**2).sum() for _, g in tree_flatten(gradients)))
    rate = common.RATE * mx.minimum(1, common.RADIUS / norm)
    model.update(
        tree_map(lambda p, g: p - rate * g, model.parameters(), gradients))
    return value, state


def epoch():
    state, total, tokens = None, 0.0, 0
    for inputs, targets in text.minibatches():
        if state is None or not text.is_cut_in_sequence:
            state = model.start(len(inputs))
        value, state = train(mx.array(inputs), mx.array(targets), state)
        mx.eval(value, state, model.parameters())
        total += value.item() * targets.size
        tokens += targets.size
    return total, tokens


def continuation():
    indices, state = text.prefix(), model.start(1)
    for index in indices[:-1]:
        _, state = model(mx.array([[index]]), state)
    index = mx.array([[indices[-1]]])
    for _ in range(common.LENGTH):
        scores, state = model(index, state)
        index = scores.argmax(-1)
        mx.async_eval(index)
        indices.append(index)
    first = len(common.PREFIX)
    return indices[:first] + [index.item() for index in indices[first:]]


common.measure(chosen, "MLX", mx.__version__, epoch, continuation)
