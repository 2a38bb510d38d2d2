"""PyTorch: the loop written out, and nn.RNN, nn.GRU, nn.LSTM."""

import common

chosen = common.arguments("PyTorch")

import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

torch.set_num_threads(chosen.threads)
torch.manual_seed(1)
text = common.Text(chosen)
size, hidden = text.size, chosen.hidden


class Scratch(nn.Module):
    def __init__(self):
        super().__init__()
        names = ("W_xh", "W_hh", "b_h", "W_hq", "b_q")
        for name, array in zip(names, common.normal_weights(size, hidden)):
            setattr(self, name, nn.Parameter(torch.from_numpy(array)))

    def start(self, batch):
        return torch.zeros(batch, hidden)

    def forward(self, inputs, H):
        outputs = []
        for X in one_hot(inputs.T, size).float():  # step by step
            H = torch.tanh(X @ self.W_xh + H @ self.W_hh + self.b_h)
            outputs.append(H @ self.W_hq + self.b_q)
        return torch.cat(outputs), H


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        kind = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[chosen.unit]
        self.layer = kind(size, hidden)
        self.output = nn.Linear(hidden, size)

    def start(self, batch):
        H = torch.zeros(1, batch, hidden)
        return (H, H.clone()) if chosen.unit == "lstm" else H

    def forward(self, inputs, state):
        H, state = self.layer(one_hot(inputs.T, size).float(), state)
        return self.output(H.reshape(-1, hidden)), state


model = Scratch() if chosen.model == "scratch" else Layer()
optimizer = torch.optim.SGD(model.parameters(), common.RATE)


def detached(state):
    if isinstance(state, tuple):
        return tuple(part.detach() for part in state)
    return state.detach()


def epoch():
    state, total, tokens = None, 0.0, 0
    for inputs, targets in text.minibatches():
        inputs, targets = torch.from_numpy(inputs), torch.from_numpy(targets)
        if state is None or not text.is_cut_in_sequence:
            state = model.start(len(inputs))
        scores, state = model(inputs, detached(state))
        loss = cross_entropy(scores, targets.T.reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), common.RADIUS)
        optimizer.step()
        total += loss.item() * targets.numel()
        tokens += targets.numel()
    return total, tokens


@torch.inference_mode()
def continuation():
    indices, state = text.prefix(), model.start(1)
    for index in indices[:-1]:
        _, state = model(torch.tensor([[index]]), state)
    for _ in range(common.LENGTH):
        scores, state = model(torch.tensor([[indices[-1]]]), state)
        indices.append(int(scores.argmax()))
    return indices


common.measure(chosen, "PyTorch", torch.__version__, epoch, continuation)
