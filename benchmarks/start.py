"""How soon a command is there: `cakupan extract` on one page and `cakupan --help` against importing spaCy.

    python benchmarks/start.py [--rounds 5]

Whole processes; all take turns after one turn that is not counted, so that their files are in the system's memory.
"""

from __future__ import annotations

import sys

from measuring import ROOT, Taken, arguments, cakupan, figure, median, ratio, report, run_whole, table

PAGE = ROOT / "corpus" / "sample" / "blora-tahun-dari-hari" / "article.txt"
SPACY = 'python -c "import spacy"'
COMMANDS = {
    SPACY: [sys.executable, "-c", "import spacy"],
    'python -c ""': [sys.executable, "-c", ""],
    "cakupan --help": cakupan("--help"),
    "cakupan extract PAGE": cakupan("extract", PAGE),
    "cakupan extract PAGE --format jsonl": cakupan("extract", PAGE, "--format", "jsonl"),
}


def main() -> int:
    given = arguments(__doc__).parse_args()
    taken: dict[str, list[Taken]] = {name: [] for name in COMMANDS}
    for turn in range(given.rounds + 1):
        for name in list(COMMANDS)[:: -1 if turn % 2 else 1]:
            whole = run_whole(COMMANDS[name])
            if turn:
                taken[name].append(Taken(whole.wall, whole.cpu))
    rows = [
        [
            f"`{name}`",
            figure(median(taken[name])),
            figure(min(each.wall for each in taken[name])),
            figure(median(taken[name], cpu=True)),
            ratio(taken[name], taken[SPACY]),
        ]
        for name in COMMANDS
    ]
    report("start", table(["", "seconds", "least", "processor s", "of importing spaCy"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
