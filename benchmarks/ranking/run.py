"""Ranking and confidence of Kaynak's retrieval: by vectors, by words and by both, however the question is typed.

python benchmarks/ranking/run.py --kaynak PATH [FOLDER ...] [--known-items] [--json FILE]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import figures
from folder import questions_of, write_forms, write_known_items
from forms import FORMS

ROOT = Path(__file__).resolve().parents[2]
MODES = ("vector", "lexical", "hybrid")
MEASURES = ("recall@1", "recall@5", "MRR")
#: A form may lose this much recall@5 against properly typed questions, in points.
FORM_BAR = 5
AUROC_BAR = 0.9


def main():
    options = arguments()
    reports = []
    with tempfile.TemporaryDirectory(prefix="kaynak-ranking-") as work:
        folders = list(options.folders)
        if options.known_items:
            write_known_items(Path(work, "known-items"), ROOT / "var/benchmarks/ranking/corpus")
            folders.append(Path(work, "known-items"))
        for number, folder in enumerate(folders):
            reports.append(measured(folder, Path(work, str(number)), options))
            show(reports[-1])
    if options.json:
        version = subprocess.run([options.kaynak, "--version"], capture_output=True, text=True).stdout.strip()
        report = {"kaynak": version, "seeds": options.seeds, "sets": reports}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="tenants and questions.jsonl")
    parser.add_argument("--kaynak", type=Path, required=True, metavar="PATH", help="the executable")
    parser.add_argument("--known-items", action="store_true", help="also queries over LibreOffice's Turkish help")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3], metavar="N", help="of the misspelt forms")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the same figures")
    options = parser.parse_args()
    if not options.folders and not options.known_items:
        parser.error("name a folder, or --known-items")
    for file in (options.kaynak, *(folder / "questions.jsonl" for folder in options.folders)):
        if not file.is_file():
            parser.error(f"there is no file {file}")
    options.kaynak = options.kaynak.resolve()
    return options


def measured(folder, work, options):
    asked = write_forms(folder, work / "forms", options.seeds)
    kept = [entry for entry in asked if not needs_ocr(entry[1])]
    variants = {}
    for mode in MODES:
        results = answers(work / "forms", work / f"{mode}.jsonl", mode, options.kaynak)
        variants[mode] = {
            form: of_form([(question, results[name]) for name, question, its in kept if its == form], mode)
            for form in FORMS
        }
    questions = questions_of(folder)
    return {
        "set": folder.name, "questions": len(questions), "left_out": sum(map(needs_ocr, questions)),
        "variants": variants, "verdicts": verdicts(variants),
    }


def needs_ocr(question):
    """What only a picture holds says something about reading pictures, not about ranking."""
    return question.get("requires") == "ocr"


def answers(folder, output, mode, kaynak):
    command = [kaynak, "eval", folder, "--output", output, "--mode", mode]
    model = {} if "KAYNAK_MODEL" in os.environ else {"KAYNAK_MODEL": str(ROOT / "var/models/e5-small-q4.bin")}
    done = subprocess.run(command, env={**os.environ, **model}, stdout=sys.stderr)
    if done.returncode != 0:
        raise SystemExit(f"kaynak eval ended with status {done.returncode}")
    lines = map(json.loads, output.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line for line in lines}


def of_form(pairs, mode):
    """Figures of one form; how sure the ranking is, is the confidence, or where one half ranks, its best score."""
    ranked = [figures.ranking(question, result) for question, result in pairs if question["answerable"]]
    sure = {yes: [sureness(result, mode) for question, result in pairs if question["answerable"] == yes]
            for yes in (True, False)}
    row = {"questions": len(pairs), **{m: figures.mean([of[m] for of in ranked]) for m in MEASURES}}
    row["AUROC"] = figures.auroc(sure[True], sure[False])
    if mode == "hybrid":
        confidences = [result["confidence"] for _, result in pairs]
        outcomes = [figures.is_answered(question, result) for question, result in pairs]
        row["reliability"] = figures.reliability(confidences, outcomes)
        row["ECE"] = figures.expected_calibration_error(row["reliability"])
        row["ECE_of_perfect"] = figures.calibration_error_of_perfect(confidences)
        row["Brier"] = figures.brier(confidences, outcomes)
    return row


def sureness(result, mode):
    if mode == "hybrid":
        return result["confidence"]
    return result["sources"][0]["score"] if result["sources"] else 0


def verdicts(variants):
    hybrid = variants["hybrid"]
    both, halves = hybrid["clean"]["MRR"], max(variants[mode]["clean"]["MRR"] for mode in MODES[:2])
    found = {f"MRR above both halves ({both:.3f} against {halves:.3f})": both > halves}
    for form in FORMS[1:]:
        lost = 100 * (hybrid["clean"]["recall@5"] - hybrid[form]["recall@5"])
        found[f"{form}: recall@5 falls by {lost:.1f} points, at most {FORM_BAR}"] = lost <= FORM_BAR
    auroc = hybrid["clean"]["AUROC"]
    if auroc is not None:
        found[f"AUROC of the confidence {auroc:.3f}, at least {AUROC_BAR}"] = auroc >= AUROC_BAR
    return {verdict: "OK" if holds else "short" for verdict, holds in found.items()}


def show(report):
    left_out = f", {report['left_out']} left out" if report["left_out"] else ""
    print(f"\n{report['set']}: {report['questions']} questions{left_out}")
    columns = (*MEASURES, "AUROC", "ECE", "of perfect", "Brier")
    print(f"{'':20}" + "".join(f"{column:>11}" for column in columns))
    for mode, forms in report["variants"].items():
        for form, row in forms.items():
            values = [row.get(key) for key in (*MEASURES, "AUROC", "ECE", "ECE_of_perfect", "Brier")]
            print(f"{mode + ', ' + form:20}" + "".join(f"{'-' if v is None else f'{v:.3f}':>11}" for v in values))
    print("\nreliability, hybrid, clean:  confidence  answered  questions")
    for row in report["variants"]["hybrid"]["clean"]["reliability"]:
        span = f"{row['from']:.1f}–{row['to']:.1f}"
        print(f"{span:>28}{row['confidence']:11.2f}{row['answered']:10.2f}{row['questions']:11}")
    for verdict, word in report["verdicts"].items():
        print(f"{word:>6}  {verdict}")


if __name__ == "__main__":
    main()
