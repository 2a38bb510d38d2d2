"""Carries weights between Chapter10c_Concise and PyTorch, in both directions.

    python3 -m venv venv && venv/bin/pip install torch safetensors numpy

A model that Swift trained and saved, loaded and asked by PyTorch:

    swift run Chapter10c_Concise save model.safetensors --unit lstm --layers 2
    venv/bin/python Chapters/Chapter10c_Concise/weights.py check model.safetensors

A model that PyTorch made and saved, loaded and asked by Swift:

    venv/bin/python Chapters/Chapter10c_Concise/weights.py make FOLDER
    swift run Chapter10c_Concise load FOLDER/lstm.safetensors

Both programs write two files. NAME.safetensors holds the weights under the
names that PyTorch gives them, and notes that say which model they belong to.
NAME.scores.safetensors holds tokens, (batch, steps), and the logits that the
program which wrote it computed for them, (steps * batch, vocabulary).

The fixtures of Tests/ConciseTests were made by `make` with torch 2.13.0 and
safetensors 0.8.0.
"""

import sys
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

TOLERANCE = 1e-5


class LanguageModel(nn.Module):
    """The concise model, written with PyTorch's own layers."""

    def __init__(self, unit, vocabulary, hidden, layers, embedding, bidirectional):
        super().__init__()
        self.vocabulary = vocabulary
        if embedding:
            self.embedding = nn.Embedding(vocabulary, embedding)
        settings = dict(num_layers=layers, bidirectional=bidirectional)
        if unit in ("rnn", "relu"):
            settings["nonlinearity"] = "tanh" if unit == "rnn" else "relu"
        layer = {"gru": nn.GRU, "lstm": nn.LSTM}.get(unit, nn.RNN)
        self.rnn = layer(embedding or vocabulary, hidden, **settings)
        self.linear = nn.Linear(hidden * (2 if bidirectional else 1), vocabulary)

    def forward(self, tokens):
        """Scores of shape (steps * batch, vocabulary) for (batch, steps)."""
        tokens = tokens.T  # (steps, batch)
        if hasattr(self, "embedding"):
            X = self.embedding(tokens)
        else:
            X = nn.functional.one_hot(tokens, self.vocabulary).float()
        H, _ = self.rnn(X)
        return self.linear(H).flatten(0, 1)


def scores_path(path):
    return path.with_name(path.stem + ".scores.safetensors")


def described(notes):
    """The model that the notes of a file describe."""
    sizes = {
        name: int(notes[name])
        for name in ("vocabulary", "hidden", "layers", "embedding")
    }
    return LanguageModel(
        unit=notes["unit"], bidirectional=notes["bidirectional"] == "true", **sizes
    )


def check(path):
    """Loads weights by name and compares the scores; False if they differ."""
    with safe_open(path, "pt") as file:
        model = described(file.metadata())
    model.load_state_dict(load_file(path), strict=True)
    stored = load_file(scores_path(path))
    with torch.no_grad():
        logits = model(stored["tokens"].long())
    difference = (logits - stored["logits"]).abs().max().item()
    print(f"{path}: largest difference of the scores: {difference:.1e}")
    return difference < TOLERANCE


# The models of the fixtures: every size is another one.
FIXTURES = {
    "rnn": dict(unit="rnn"),
    "relu": dict(unit="relu"),
    "gru": dict(unit="gru"),
    "lstm": dict(unit="lstm", layers=2),
    "bidirectional": dict(unit="gru", layers=2, bidirectional=True),
    "embedding": dict(unit="lstm", embedding=3),
}


def make(folder):
    """Writes small models with fresh weights, and their scores."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed, (name, settings) in enumerate(FIXTURES.items(), start=1):
        torch.manual_seed(seed)
        settings = dict(
            dict(vocabulary=6, hidden=5, layers=1, embedding=0, bidirectional=False),
            **settings,
        )
        model = LanguageModel(**settings)
        tokens = torch.randint(6, (2, 4))
        with torch.no_grad():
            logits = model(tokens)
        path = folder / f"{name}.safetensors"
        notes = {key: str(value).lower() for key, value in settings.items()}
        save_file(model.state_dict(), path, notes)
        save_file(
            {"tokens": tokens.float().contiguous(), "logits": logits.contiguous()},
            scores_path(path),
        )
        print(path)


def main():
    match sys.argv[1:]:
        case ["check", *paths] if paths:
            if not all([check(Path(path)) for path in paths]):
                sys.exit(f"The scores differ by more than {TOLERANCE:.0e}.")
        case ["make", folder]:
            make(Path(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
