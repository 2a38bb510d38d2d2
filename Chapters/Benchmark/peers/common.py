"""What all peers share: the text, the minibatches, the clock and the report.

The workloads are those of `swift run Benchmark`: the same characters, the same
cuts, the same loss, clipping and steps, so that only the engine differs.
Nothing here imports a framework; numpy is all it needs.

A repetition is one epoch (A, B) or one continuation of 1,000 characters (C).
Its time holds everything from the indices on: cutting minibatches, forward,
loss, backward, clipping, the step, and reading the loss back.
"""

import argparse
import collections
import json
import math
import os
import re
import resource
import sys
import time

import numpy as np

PREFIX, LENGTH = "time traveller", 1000
RATE, RADIUS = 1.0, 1.0  # the learning rate, and the ball of the gradient


def arguments(framework):
    """The command line of every peer; the threads are set for the libraries
    that read the environment, so call it before importing one of them."""
    parser = argparse.ArgumentParser(description=f"a workload in {framework}")
    parser.add_argument("workload", choices=["A", "B", "C"])
    parser.add_argument("model", choices=["scratch", "layer"])
    parser.add_argument("--unit", choices=["rnn", "gru", "lstm"], default="rnn")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--text", required=True, help="timemachine.txt")
    chosen = parser.parse_args()
    for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR"):
        os.environ[f"{name}_NUM_THREADS"] = str(chosen.threads)
    chosen.hidden = 32 if chosen.workload == "B" else 512
    chosen.batch = {"A": 32, "B": 1024, "C": 1}[chosen.workload]
    chosen.steps = {"A": 35, "B": 32, "C": 1}[chosen.workload]
    return chosen


class Text:
    """The novel as chapter 2 reads it: small letters and spaces, each line
    stripped, the lines joined without anything between them."""

    def __init__(self, chosen):
        with open(chosen.text, encoding="utf-8") as file:
            lines = [re.sub("[^A-Za-z]+", " ", line).strip() for line in file]
        characters = "".join(lines).lower()
        frequency = collections.Counter(characters)  # in order of appearance
        self.tokens = ["<unk>"] + sorted(frequency, key=lambda c: -frequency[c])
        self.index = {token: i for i, token in enumerate(self.tokens)}
        self.size = len(self.tokens)  # 28
        count = 10_032 if chosen.workload == "B" else 10_000
        self.indices = np.array([self.index[c] for c in characters[:count]])
        self.batch, self.steps = chosen.batch, chosen.steps
        self.random = np.random.default_rng(1)
        self.is_cut_in_sequence = chosen.workload == "A"

    def minibatches(self):
        """Inputs and targets of one epoch, each of shape (batch, steps)."""
        if self.is_cut_in_sequence:
            return self.in_sequence()
        return self.windows()

    def in_sequence(self):
        start = self.random.integers(self.steps)
        length = (len(self.indices) - start - 1) // self.batch
        end = start + length * self.batch
        inputs = self.indices[start:end].reshape(self.batch, length)
        targets = self.indices[start + 1 : end + 1].reshape(self.batch, length)
        for left in range(0, length - self.steps + 1, self.steps):
            cut = slice(left, left + self.steps)
            yield inputs[:, cut], targets[:, cut]

    def windows(self):
        """All overlapping windows, shuffled; the last minibatch is smaller."""
        starts = self.random.permutation(len(self.indices) - self.steps)
        for left in range(0, len(starts), self.batch):
            rows = starts[left : left + self.batch, None] + np.arange(self.steps)
            yield self.indices[rows], self.indices[rows + 1]

    def prefix(self):
        return [self.index[c] for c in PREFIX]


def normal_weights(vocabulary, hidden):
    """W_xh, W_hh, b_h, W_hq, b_q of the network from scratch: normal numbers
    with deviation 0.01, biases of zero."""
    random = np.random.default_rng(1)

    def draw(*shape):
        return (0.01 * random.standard_normal(shape)).astype(np.float32)

    def zeros(count):
        return np.zeros(count, np.float32)

    return [
        draw(vocabulary, hidden), draw(hidden, hidden), zeros(hidden),
        draw(hidden, vocabulary), zeros(vocabulary),
    ]


def uniform_weights(vocabulary, hidden):
    """The same arrays as layers start with: uniform in ±1/√h."""
    random, bound = np.random.default_rng(1), hidden**-0.5

    def draw(*shape):
        return random.uniform(-bound, bound, shape).astype(np.float32)

    return [
        draw(vocabulary, hidden), draw(hidden, hidden), draw(hidden),
        draw(hidden, vocabulary), draw(vocabulary),
    ]


def process_age():
    """Seconds since this process was started; nan where /proc is missing."""
    try:
        with open("/proc/self/stat") as file:
            start = int(file.read().rsplit(")", 1)[1].split()[19])
        with open("/proc/uptime") as file:
            now = float(file.read().split()[0])
    except OSError:
        return math.nan
    return now - start / os.sysconf("SC_CLK_TCK")


def measure(chosen, framework, version, epoch=None, continuation=None):
    """Repeats the workload and prints one line of JSON, with the names that
    `Benchmark --json` uses.

    epoch() returns the sum of the losses over the tokens, and the tokens;
    continuation() the indices of the prefix and what follows it."""
    least = {"A": 12, "B": 4, "C": 5}[chosen.workload]
    if chosen.seconds < 1:  # asked for its kernels only
        least = 4
    rates, perplexities, count, first = [], [], 0, math.nan

    def is_running():
        if count < 4:
            return True
        passed = time.perf_counter() - begin
        # A slow peer is not asked for all of the epochs.
        return passed < chosen.seconds or (count < least and passed < 30)

    while is_running():
        start = time.perf_counter()
        if chosen.workload == "C":
            tokens = len(continuation()) - len(PREFIX)
            assert tokens == LENGTH
        else:
            loss, tokens = epoch()
            perplexities.append(math.exp(loss / tokens))
        rate = tokens / (time.perf_counter() - start)
        count += 1
        if count == 1:
            first = process_age()
        if count == 2:  # two repetitions of warm-up
            begin, processor = time.perf_counter(), time.process_time()
        if count > 2:
            rates.append(rate)
    used = time.process_time() - processor
    rates.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1024 if sys.platform == "linux" else 1024**2
    report = dict(
        framework=framework, version=version, impl=chosen.model,
        workload=chosen.workload, unit=chosen.unit, threads=chosen.threads,
        tokens_per_s=rates[len(rates) // 2], p10=rates[len(rates) // 10],
        p90=rates[len(rates) * 9 // 10], first_epoch_s=first,
        peak_rss_mb=memory / unit, epochs=count,
        final_ppl=perplexities[-1] if perplexities else None,
        ppl_10=perplexities[9] if len(perplexities) > 9 else None,
        cpu_util=used / (time.perf_counter() - begin))
    print(json.dumps(report), flush=True)
