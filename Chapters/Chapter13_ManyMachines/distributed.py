"""Takes one step of training with PyTorch on several processes.

    python3 -m venv venv && venv/bin/pip install torch safetensors numpy
    swift run Chapter13_ManyMachines gradient step.safetensors
    venv/bin/torchrun --nproc-per-node 2 \\
        Chapters/Chapter13_ManyMachines/distributed.py step.safetensors

The file holds a model, a minibatch, and the gradient of the mean loss that the
shards of the Swift program add up to. Here each process reads its part of the
minibatch, and DistributedDataParallel adds the gradients with its own engine
(gloo, for processors). Every number must agree to 1e-5, and process 0 says how
far they are apart.

Tried with torch 2.13.0 and safetensors 0.8.0.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "Chapter10c_Concise"))

import torch
import torch.distributed as dist
from safetensors import safe_open
from safetensors.torch import load_file
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from weights import TOLERANCE, described


def tensors(stored, prefix):
    """Those whose names begin with a prefix, without it."""
    return {
        name.removeprefix(prefix): tensor
        for name, tensor in stored.items()
        if name.startswith(prefix)
    }


def step(path):
    """The largest difference between the gradients of the two programs."""
    stored = load_file(path)
    with safe_open(path, "pt") as file:
        model = described(file.metadata())
    model.load_state_dict(tensors(stored, "weights."), strict=True)
    model = DistributedDataParallel(model)

    # Each process has as many rows as the others, so that the mean of the
    # means is the mean of all.
    rank, count = dist.get_rank(), dist.get_world_size()
    inputs, targets = stored["inputs"].long(), stored["targets"].long()
    if len(inputs) % count:
        raise SystemExit(f"{count} processes cannot share {len(inputs)} rows.")
    loss = nn.functional.cross_entropy(
        model(inputs.chunk(count)[rank]),  # (steps * batch, vocabulary)
        targets.chunk(count)[rank].T.flatten(),
    )
    loss.backward()

    expected = tensors(stored, "gradient.")
    return max(
        (parameter.grad - expected.pop(name)).abs().max().item()
        for name, parameter in model.module.named_parameters()
    )


def main():
    if len(sys.argv) != 2 or not dist.is_torchelastic_launched():
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    dist.init_process_group("gloo")
    try:
        difference = step(Path(sys.argv[1]))
        if dist.get_rank() == 0:
            print(
                f"{dist.get_world_size()} processes: largest difference of the "
                f"gradients: {difference:.1e}"
            )
        if difference >= TOLERANCE:
            raise SystemExit(f"The gradients differ by more than {TOLERANCE:.0e}.")
    finally:
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
