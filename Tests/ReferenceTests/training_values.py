"""Writes Values/optimizer_*.json, Values/schedules.json and Values/dropout_*.json.

    python3 -m venv venv && venv/bin/pip install torch
    venv/bin/python Tests/ReferenceTests/training_values.py

Values only: what PyTorch computes, in float64 from float32 numbers.
"""
import json
import math
import pathlib

import torch

torch.set_default_dtype(torch.float64)
FOLDER = pathlib.Path(__file__).parent / "Values"
MASK = (1 << 64) - 1


class SplitMix64:
    """The package's generator: dropout draws its masks from it."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def mask(shape, p, seed, step, place):
    """0 or 1 / (1 - p): sixteen bits of the generator for each element."""
    state = seed
    for number in (step, place):
        state = SplitMix64(state ^ number).next()
    generator = SplitMix64(state)
    dropped = round(p * 65536)
    values, bits = [], 0
    for index in range(math.prod(shape)):
        if index % 4 == 0:
            bits = generator.next()
        values.append(0.0 if bits & 0xFFFF < dropped else 65536 / (65536 - dropped))
        bits >>= 16
    return torch.tensor(values).reshape(shape)


def short(x):
    if isinstance(x, torch.Tensor):
        x = x.tolist()
    if isinstance(x, list):
        return [short(y) for y in x]
    return float(f"{x:.9g}")


def random(generator, *shape, size=0.5):
    x = torch.rand(*shape, generator=generator) * 2 * size - size
    return x.float().double()


def write(name, value):
    (FOLDER / name).write_text(json.dumps(value) + "\n")


def optimizers():
    rules = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
        "sgd_decay": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.25),
        "momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.75),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.25),
    }
    for name, make in rules.items():
        generator = torch.Generator().manual_seed(3)
        start = [random(generator, 2, 3), random(generator, 5)]
        gradients = [[random(generator, 2, 3), random(generator, 5)] for _ in range(6)]
        parameters = [torch.nn.Parameter(p.clone()) for p in start]
        optimizer = make(parameters)
        after = []
        for step in gradients:
            for p, g in zip(parameters, step):
                p.grad = g.clone()
            optimizer.step()
            after.append([short(p.detach()) for p in parameters])
        write(f"optimizer_{name}.json", {
            "start": [short(p) for p in start],
            "gradients": [[short(g) for g in step] for step in gradients],
            "expected": after,
        })


def schedules():
    """Factors of the learning rate: for each minibatch, or for each epoch."""
    def factors(make, steps):
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
        schedule = make(optimizer)
        result = []
        for _ in range(steps):
            result.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        return result

    minibatches, epochs, warm_up = 5, 6, 2
    total, first = minibatches * epochs, minibatches * warm_up
    lr = torch.optim.lr_scheduler
    losses = [3, 2.5, 2.6, 2.5, 2.7, 2.4, 2.5, 2.5, 2.5, 2.6, 2.6, 2.3, 2.35]
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
    plateau = lr.ReduceLROnPlateau(optimizer, factor=0.5, patience=1, threshold=0)
    halving = []
    for loss in losses:
        halving.append(optimizer.param_groups[0]["lr"])
        plateau.step(loss)
    halving.append(optimizer.param_groups[0]["lr"])
    write("schedules.json", {
        "minibatches": minibatches, "epochs": epochs, "warmUp": warm_up,
        "constant": factors(lambda o: lr.ConstantLR(o, factor=1), total),
        "cosine": factors(lambda o: lr.CosineAnnealingLR(o, T_max=total), total),
        "warmUpFactors": factors(
            lambda o: lr.LinearLR(o, start_factor=1 / first, total_iters=first - 1), total),
        "warmUpCosine": factors(
            lambda o: lr.SequentialLR(o, [
                lr.LinearLR(o, start_factor=1 / first, total_iters=first - 1),
                lr.CosineAnnealingLR(o, T_max=total - first)], [first]), total),
        "losses": losses, "patience": 1, "halving": halving,
    })


def dropout(name, unit, layers, d, width, h, tied):
    batch, steps, seed, step = 2, 3, 11, (4 << 32) | 6
    p_in, p = 0.25, 0.375
    generator = torch.Generator().manual_seed(5)
    embedding = torch.nn.Embedding(d, width)
    rnn = getattr(torch.nn, unit)(width, h, layers)
    linear = torch.nn.Linear(h, d)
    if tied:
        linear.weight = embedding.weight
    parameters = {}
    for module, part in (("embedding", embedding), ("rnn", rnn), ("linear", linear)):
        for key, value in part.named_parameters():
            if not (tied and module == "linear" and key == "weight"):
                value.data = random(generator, *value.shape)
                parameters[f"{module}.{key}"] = value
    X = torch.randint(d, (batch, steps), generator=generator)
    Y = torch.randint(d, (batch, steps), generator=generator)
    x = embedding(X.T)  # (steps, batch, width)
    x = x * mask((steps * batch, width), p_in, seed, step, 0).reshape(x.shape)
    for layer in range(layers):  # one layer after the other, dropout behind each
        one = getattr(torch.nn, unit)(width if layer == 0 else h, h)
        state = {k[:-1] + "0": v for k, v in rnn.named_parameters() if k.endswith(f"l{layer}")}
        x, _ = torch.func.functional_call(one, state, (x,))
        # The last layer's outputs are dropped as rows, which is the same order.
        x = x * mask(tuple(x.shape), p, seed, step, layer + 1)
    logits = linear(x.reshape(steps * batch, h))
    loss = torch.nn.functional.cross_entropy(logits, Y.T.reshape(-1))
    loss.backward()
    write(f"dropout_{name}.json", {
        "unit": unit.lower(), "layers": layers, "d": d, "width": width, "h": h,
        "tied": tied, "p_in": p_in, "p": p, "seed": seed, "step": step,
        "X": X.tolist(), "Y": Y.tolist(),
        "params": {k: short(v.detach()) for k, v in parameters.items()},
        "expected": {
            "logits": short(logits.detach()), "loss": short(loss.item()),
            "grads": {k: short(v.grad) for k, v in parameters.items()},
        },
    })


if __name__ == "__main__":
    optimizers()
    schedules()
    dropout("lstm2", "LSTM", 2, d=7, width=4, h=5, tied=False)
    dropout("gru_tied", "GRU", 1, d=7, width=5, h=5, tied=True)
