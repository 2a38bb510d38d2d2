"""TensorFlow: “scratch” is the loop inside one tf.function; “layer” is Keras's
SimpleRNN, GRU or LSTM with Dense. C is compiled as one loop."""

import os

import common

chosen = common.arguments("TensorFlow")
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(chosen.threads)
tf.config.threading.set_inter_op_parallelism_threads(1)
text = common.Text(chosen)
size, hidden = text.size, chosen.hidden

if chosen.model == "scratch":
    parameters = [tf.Variable(p) for p in common.normal_weights(size, hidden)]
    W_xh, W_hh, b_h, W_hq, b_q = parameters

    def start(batch):
        return [tf.zeros((batch, hidden))]

    def scores(inputs, state):
        (H,), outputs = state, []
        for X in tf.unstack(tf.one_hot(tf.transpose(inputs), size)):
            H = tf.tanh(X @ W_xh + H @ W_hh + b_h)
            outputs.append(H @ W_hq + b_q)
        return tf.stack(outputs, 1), [H]  # (batch, steps, vocabulary)

else:
    layers = keras.layers
    kind = {"rnn": layers.SimpleRNN, "gru": layers.GRU, "lstm": layers.LSTM}
    layer = kind[chosen.unit](hidden, return_sequences=True, return_state=True)
    output = layers.Dense(size)
    layer.build((None, None, size))
    output.build((None, hidden))
    parameters = [
        v.value for v in layer.trainable_variables + output.trainable_variables
    ]

    def start(batch):
        count = 2 if chosen.unit == "lstm" else 1
        return [tf.zeros((batch, hidden))] * count

    def scores(inputs, state):
        H, *state = layer(tf.one_hot(inputs, size), initial_state=state)
        return output(H), state


@tf.function
def train(inputs, targets, state):
    with tf.GradientTape() as tape:
        logits, state = scores(inputs, state)
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(targets, logits))
    gradients = tape.gradient(loss, parameters)
    gradients, _ = tf.clip_by_global_norm(gradients, common.RADIUS)
    for parameter, gradient in zip(parameters, gradients):
        parameter.assign_sub(common.RATE * gradient)
    return loss, state


def epoch():
    state, losses, tokens = None, [], 0
    for inputs, targets in text.minibatches():
        if state is None or not text.is_cut_in_sequence:
            state = start(len(inputs))
        loss, state = train(
            tf.constant(inputs, tf.int32), tf.constant(targets, tf.int32), state)
        losses.append((loss, targets.size))
        tokens += targets.size
    return sum(float(loss) * count for loss, count in losses), tokens


@tf.function
def step(index, state):
    logits, state = scores(tf.reshape(index, (1, 1)), state)
    return tf.argmax(tf.reshape(logits, [size]), output_type=tf.int32), state


@tf.function
def whole(prefix):
    state = start(1)
    for k in tf.range(len(common.PREFIX) - 1):
        _, state = step(prefix[k], state)
    index, written = prefix[-1], tf.TensorArray(tf.int32, common.LENGTH)
    for k in tf.range(common.LENGTH):
        index, state = step(index, state)
        written = written.write(k, index)
    return written.stack()


def continuation():
    prefix = text.prefix()
    return prefix + whole(tf.constant(prefix, tf.int32)).numpy().tolist()


common.measure(chosen, "TensorFlow", tf.__version__, epoch, continuation)
