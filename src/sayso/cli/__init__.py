"""The command line: spells out what `sayso.commands` does, and turns every error into one line and an exit status.

Nothing here imports the libraries that read or draw: `sayso --help` must answer at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, Final

import click

from sayso import __version__
from sayso.cli import judged
from sayso.cli.keeping import adopt, diff, migrate, original, restore
from sayso.cli.kept import backup, history, list_statements, search, show, verify
from sayso.cli.options import DEBUG
from sayso.cli.roles import grant, revoke
from sayso.cli.sealing import seal, seals, unseal
from sayso.cli.statements import read, schema
from sayso.cli.views import candidates, compare, draw_map
from sayso.commands.streams import error_line, say
from sayso.errors import SaysoError
from sayso.limits import BLAS_THREADS

USAGE, INTERRUPTED, PIPE_CLOSED = 2, 130, 141

_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_SECTIONS: Final = {
    "Read": ("read", "schema"),
    "Look": ("list", "show", "search", "history", "diff", "compare", "map", "candidates"),
    "Review": (*(str(command.name) for command in judged.COMMANDS), "seal", "unseal", "seals", "adopt"),
    "Keep": ("verify", "backup", "restore", "migrate", "original", "grant", "revoke"),
}
"""The commands of `sayso --help` by what they are for; whatever is in none stands at the end, names that are no command nowhere."""
_REPORT: Final = f"Please report it with what {DEBUG} prints; the statement itself is not needed."


class _Commands(click.Group):
    """A group whose help has sections, and whose commands end quietly when their reader has gone, and at once on Ctrl-C."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        known = [name for names in _SECTIONS.values() for name in names]
        others = tuple(name for name in self.list_commands(ctx) if name not in known)
        widest = max(map(len, self.list_commands(ctx)))
        for title, names in (_SECTIONS | {"Other commands": others}).items():
            found = [(name, self.get_command(ctx, name)) for name in names]
            rows = [(name.ljust(widest), command.get_short_help_str(100)) for name, command in found if command is not None]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain at its end about what is still in the buffer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        except KeyboardInterrupt:
            say("sayso: interrupted")
            return INTERRUPTED
        return status


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(__version__, "--version", prog_name="sayso", message="%(prog)s %(version)s")
def cli() -> None:
    """Read partisan statements into a ledger: who says that who did what to whom, when and where.

    Sayso records what is said. It never decides what is true.
    """


@cli.command(short_help="Check this installation.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Lines or one object."
)
def doctor(form: str) -> int:
    """Check this installation: version, model and its hashes, dependencies, what is optional and missing.

    Exit status: 0 where everything that reading needs is whole, else 1.
    """
    from sayso.commands import doctor as command  # noqa: PLC0415

    return command.run(form)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash: sayso completion bash >> ~/.bashrc
    zsh:  sayso completion zsh >> ~/.zshrc
    fish: sayso completion fish > ~/.config/fish/completions/sayso.fish
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    kind = get_completion_class(shell)
    assert kind is not None  # click.Choice lets no other through
    made = kind(cli, {}, "sayso", "_SAYSO_COMPLETE")
    click.echo(made.source_template % made.source_vars())


for _command in (
    read,
    list_statements,
    show,
    search,
    history,
    verify,
    backup,
    draw_map,
    compare,
    candidates,
    schema,
    *judged.COMMANDS,
    seal,
    unseal,
    seals,
    original,
    restore,
    migrate,
    diff,
    adopt,
    grant,
    revoke,
):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    # numpy's products are small here: more threads wait for one another longer than they compute.
    os.environ.setdefault(BLAS_THREADS, "1")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit status; every error is one line on standard error."""
    try:
        status = cli.main(list(arguments), prog_name="sayso", standalone_mode=False)
    except click.UsageError as error:
        name = error.ctx.command_path if error.ctx else "sayso"
        say(error_line(None, SaysoError("USAGE", " ".join(error.format_message().split()), f"See {name} --help.")))
        return USAGE
    except SaysoError as error:
        say(error_line(None, error))
        return error.exit_status
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the last resort: a defect must not spill a traceback over a person's work)
        if DEBUG in arguments:
            traceback.print_exc()
        say(error_line(None, SaysoError("INTERNAL", f"{type(error).__name__}: {error}", _REPORT)))
        return 1
    return status if isinstance(status, int) else 0
