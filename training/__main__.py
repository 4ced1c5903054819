"""`python -m training build CORPORA --base FOLDER --out FOLDER`: corpora to shipped weights, in one command."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.build import Gathered
    from training.model import Reader
    from training.train import Recipe

RUNS = Path(__file__).parent / "runs" / "latest"


def main() -> None:
    """Parse the command and run it."""
    # Threads that wait must not spin: on two cores that are shared they would stop the ones that work.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    arguments = _parser().parse_args()
    arguments.run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, run, what in (
        ("build", build, "train, export and measure"),
        ("train", train, "train only; the state is left in the runs folder"),
        ("names", names, "the second phase of training only, on what the first left in the runs folder"),
        ("recover", recover, "the first network's state back from the weights in --out, into the runs folder"),
        ("signals", signals, "the second network only, on the first one that is in the runs folder"),
        ("who", who, "the scorer of who is meant only, on the weights in --out, into them"),
        ("causal", causal, "the network of causes and effects only, on the weights in --out, into them"),
        (
            "incidents",
            incidents,
            "the words, vectors, network of meaning and scorers of incidents only, into their folder; prints what is held out",
        ),
        ("export", export, "export and measure what was trained"),
        ("confidence", confidence, "fit the weights of the claims' confidence on the Sayso corpus's dev part"),
        ("measure", measure, "measure the weights that ship"),
    ):
        command = commands.add_parser(name, help=what)
        command.set_defaults(run=run)
        command.add_argument("corpora", type=Path, help="folder with train/*.jsonl.gz and raw/*.jsonl.gz")
        if name in {"measure", "confidence"}:
            continue
        command.add_argument("--base", type=Path, required=True, help="folder with MiniLM's model.safetensors, tokenizer.json")
        command.add_argument("--teacher", type=Path, help="spaCy pipeline that names people in raw text, a folder")
        command.add_argument("--out", type=Path, default=Path("src/sayso/reading/weights"), help="where the weights go")
        command.add_argument("--runs", type=Path, default=RUNS, help="where the state of training is kept")
        command.add_argument("--epochs", type=int, help="instead of the recipe's own number, for the network that is trained")
        command.add_argument("--without-ours", action="store_true", help="leave the Sayso corpus out: the ablation")
    return parser


def build(arguments: argparse.Namespace) -> None:
    """Train, export, measure."""
    train(arguments)
    signals(arguments)
    export(arguments)
    who(arguments)
    causal(arguments)
    confidence(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Train a reader and leave its state in the runs folder."""
    from training.build import gather  # noqa: PLC0415 - torch reads the thread policy when it is imported
    from training.train import train as run  # noqa: PLC0415

    recipe = _recipe(arguments)
    gathered = gather(arguments.corpora, recipe, arguments.teacher, arguments.runs)
    arguments.runs.mkdir(parents=True, exist_ok=True)
    gathered.labels.save(arguments.runs / "labels.json")
    reader = run(gathered.material, gathered.labels, arguments.base, recipe, arguments.runs)
    _learn_names(reader, gathered, recipe, arguments)


def names(arguments: argparse.Namespace) -> None:
    """Do the second phase of training only, on what the first one left."""
    from training.build import gather  # noqa: PLC0415
    from training.finish import load_state  # noqa: PLC0415

    recipe = _recipe(arguments)
    reader, _ = load_state(arguments.runs)
    _learn_names(reader, gather(arguments.corpora, recipe, arguments.teacher, arguments.runs), recipe, arguments)


def recover(arguments: argparse.Namespace) -> None:
    """Take the first network's state from the weights that ship, so that the second can be trained on it."""
    from training.recover import recover_first  # noqa: PLC0415

    recover_first(arguments.out, arguments.runs)


def signals(arguments: argparse.Namespace) -> None:
    """Train the second network and leave its state in the runs folder."""
    from dataclasses import replace  # noqa: PLC0415

    import torch  # noqa: PLC0415

    from training.export import export_first  # noqa: PLC0415
    from training.finish import load_state  # noqa: PLC0415
    from training.signal_build import figures_of, gather_signals  # noqa: PLC0415
    from training.signal_train import SignalRecipe, train_signals  # noqa: PLC0415

    recipe = SignalRecipe() if arguments.epochs is None else SignalRecipe(epochs=arguments.epochs)
    if arguments.without_ours:
        recipe = replace(recipe, last_epochs=0)  # the last round is nearly all our corpus
    reader, labels = load_state(arguments.runs, "final.pt")
    first = arguments.runs / "first"
    export_first(reader, labels, arguments.base, first)
    material = gather_signals(arguments.corpora, first, recipe.seed, ours=not arguments.without_ours)
    found = train_signals(reader, material.train, arguments.base, recipe, figures_of(reader, material, arguments.base, recipe))
    torch.save(found.state_dict(), arguments.runs / "signals.pt")


def who(arguments: argparse.Namespace) -> None:
    """Train the scorer of who is meant on what the weights in `--out` read, and put it among them."""
    from dataclasses import asdict  # noqa: PLC0415

    from training.export import restate_manifest  # noqa: PLC0415
    from training.who_data import who_examples  # noqa: PLC0415
    from training.who_train import WhoRecipe, train_who  # noqa: PLC0415

    recipe = WhoRecipe() if arguments.epochs is None else WhoRecipe(epochs=arguments.epochs)
    examples = who_examples(arguments.corpora, arguments.out, ours=not arguments.without_ours)
    train_who(examples, recipe).save(arguments.out)
    restate_manifest(arguments.out, "who", asdict(recipe))


def causal(arguments: argparse.Namespace) -> None:
    """Train the network of causes and effects on what the weights in `--out` read, and put it among them."""
    from dataclasses import asdict  # noqa: PLC0415

    from training.causal_data import CORPUS  # noqa: PLC0415
    from training.causal_train import CausalRecipe, causal_readings, shipped_layers, train_causal  # noqa: PLC0415
    from training.export import restate_manifest  # noqa: PLC0415

    recipe = CausalRecipe() if arguments.epochs is None else CausalRecipe(epochs=arguments.epochs)
    readings = causal_readings(arguments.corpora, arguments.out, recipe)
    train_causal(shipped_layers(arguments.out, recipe.layers), readings, recipe).save(arguments.out)
    restate_manifest(arguments.out, "causal", asdict(recipe), [CORPUS])


def incidents(arguments: argparse.Namespace) -> None:
    """Count the words' rarity, reduce their vectors, train the network of meaning and the scorers, and print what is held out."""
    from training.incidents import build_incidents  # noqa: PLC0415

    for name, value in build_incidents(arguments.corpora, arguments.base):
        sys.stdout.write(f"{name:72} {value}\n")


def _learn_names(reader: Reader, gathered: Gathered, recipe: Recipe, arguments: argparse.Namespace) -> None:
    import torch  # noqa: PLC0415

    from training.names_phase import learn_names  # noqa: PLC0415
    from training.recover import FULL_PRECISION  # noqa: PLC0415

    if gathered.material.completed:
        learn_names(reader, gathered.labels, gathered.material, arguments.base, recipe)
    torch.save(reader.state_dict(), arguments.runs / "final.pt")
    (arguments.runs / FULL_PRECISION).unlink(missing_ok=True)


def export(arguments: argparse.Namespace) -> None:
    """Export what was trained, measure it in full precision and in int8, and write the manifest."""
    from training.finish import finish  # noqa: PLC0415

    finish(arguments.runs, _recipe(arguments), arguments.base, arguments.out, arguments.corpora, arguments.teacher is not None)


def confidence(arguments: argparse.Namespace) -> None:
    """Fit the confidence's weights and print their cross-validated errors."""
    from training.confidence import fit_confidence  # noqa: PLC0415

    for name, value in fit_confidence(arguments.corpora).items():
        sys.stdout.write(f"{name:60} {value:6.3f}\n")


def measure(arguments: argparse.Namespace) -> None:
    """Print the figures of the weights that ship."""
    from training.evaluate import figures  # noqa: PLC0415

    for name, value in figures(arguments.corpora).items():
        sys.stdout.write(f"{name:24} {value:6.2f}\n")


def _recipe(arguments: argparse.Namespace) -> Recipe:
    from dataclasses import replace  # noqa: PLC0415

    from training.train import Recipe  # noqa: PLC0415

    return Recipe() if arguments.epochs is None else replace(Recipe(), epochs=arguments.epochs)


if __name__ == "__main__":
    main()
