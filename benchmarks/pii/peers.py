"""Runs other packages over marked sentences and scores them as ours is scored, in one table.

    python3 -m venv peers && peers/bin/pip install --requirement benchmarks/pii/peers.txt
    kaynak pii scan --input SENTENCES.jsonl --output ours.jsonl
    peers/bin/python benchmarks/pii/peers.py SENTENCES.jsonl ours.jsonl

F1 at half an overlap by type, the personal characters that no finding covers, the share of clean texts that are flagged.
Every package is given as it is meant for Turkish and without a model of its own, as those are downloads of hundreds of
megabytes; `-` is a type that it does not know. ayikla names values without places: each is looked up in the text.
"""

import re
import sys

import score


def kvkk():
    from kvkk.detectors import detect

    names = {"phone": "PHONE", "tckn": "TCKN", "vkn": "VKN", "email": "EMAIL", "iban": "IBAN", "plate": "PLATE",
             "credit_card": "CARD", "card": "CARD", "ip": "IP", "ipv4": "IP"}
    return names, lambda text: [(found.kind, found.start, found.end) for found in detect(text)]


def kvkk_pii():
    from kvkk_pii import PiiDetector

    detector = PiiDetector(layers=["regex"])
    names = {"TC_KIMLIK": "TCKN", "VKN": "VKN", "VERGI_NO": "VKN", "TELEFON_TR": "PHONE", "EMAIL": "EMAIL",
             "IBAN_TR": "IBAN", "KREDI_KARTI": "CARD", "PLAKA_TR": "PLATE", "IP_ADRESI": "IP", "IP": "IP",
             "PASAPORT_TR": "PASSPORT", "PASAPORT": "PASSPORT", "ADRES": "ADDRESS", "ADRES_TR": "ADDRESS",
             "KISI": "PERSON", "DOGUM_TARIHI": "DOB", "SAGLIK": "HEALTH"}
    return names, lambda text: [
        (found.entity_type, found.start, found.end) for found in detector.analyze(text).entities]


def guardllm_tr():
    from guardllm.input.pii_scanner import PIIScanner

    scanner = PIIScanner()
    names = {"email": "EMAIL", "iban": "IBAN", "tc_kimlik": "TCKN", "telefon": "PHONE", "kredi_karti": "CARD"}
    return names, lambda text: [(found.category, found.start, found.end) for found in scanner._find_matches(text)]


def ayikla():
    from ayikla import TextEntityExtractor

    extractor = TextEntityExtractor()
    names = {"isimler": "PERSON", "telefonlar": "PHONE", "lokasyonlar": "ADDRESS", "tckn": "TCKN", "iban": "IBAN",
             "emailler": "EMAIL", "ip_adresleri": "IP"}

    def find(text):
        places = []
        for name, values in extractor.extract_all(text).items():
            for value in values if name in names else []:
                digits = re.sub(r"\D", "", str(value))[-10:]
                pattern = r"[\s().+-]*".join(digits) if name == "telefonlar" else re.escape(str(value))
                match = re.search(pattern, text)
                if match and match.group():
                    places.append((name, match.start(), match.end()))
        return places

    return names, find


def scrubadub_():
    import scrubadub

    scrubber = scrubadub.Scrubber()
    names = {"email": "EMAIL", "phone": "PHONE", "credit_card": "CARD", "name": "PERSON", "address": "ADDRESS",
             "date_of_birth": "DOB"}
    return names, lambda text: [(found.type, found.beg, found.end) for found in scrubber.iter_filth(text)]


def presidio():
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer import predefined_recognizers as known

    class Blank(SpacyNlpEngine):
        def __init__(self):
            super().__init__(models=[{"lang_code": "tr", "model_name": "blank"}])
            self.nlp = {"tr": spacy.blank("tr")}

        def load(self):
            pass

    registry = RecognizerRegistry(supported_languages=["tr"])
    wanted = ["EmailRecognizer", "IbanRecognizer", "CreditCardRecognizer", "IpRecognizer", "TrNationalIdRecognizer",
              "TrLicensePlateRecognizer"]
    for name in wanted:
        if hasattr(known, name):
            registry.add_recognizer(getattr(known, name)(supported_language="tr"))
    registry.add_recognizer(known.PhoneRecognizer(supported_language="tr", supported_regions=["TR"]))
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["tr"])
    names = {"EMAIL_ADDRESS": "EMAIL", "IBAN_CODE": "IBAN", "CREDIT_CARD": "CARD", "IP_ADDRESS": "IP",
             "PHONE_NUMBER": "PHONE", "TR_NATIONAL_ID": "TCKN", "TR_LICENSE_PLATE": "PLATE"}
    return names, lambda text: [
        (found.entity_type, found.start, found.end) for found in engine.analyze(text, language="tr")]


def libraries():
    """The check-digit and telephone libraries that many build upon, over runs of digits."""
    import phonenumbers
    from stdnum import iban, luhn
    from stdnum.tr import tckimlik, vkn

    names = {"PHONE": "PHONE", "TCKN": "TCKN", "VKN": "VKN", "IBAN": "IBAN", "CARD": "CARD", "EMAIL": "EMAIL"}

    def find(text):
        places = [("PHONE", match.start, match.end) for match in phonenumbers.PhoneNumberMatcher(text, "TR")]
        for match in re.finditer(r"\d(?:[ .-]?\d){8,18}", text):
            digits = re.sub(r"\D", "", match.group())
            for name, size, check in [("TCKN", 11, tckimlik), ("VKN", 10, vkn), ("CARD", 16, luhn)]:
                if len(digits) == size and check.is_valid(digits):
                    places.append((name, match.start(), match.end()))
        for match in re.finditer(r"TR\d(?:[ ]?\d){23}", text, re.I):
            if iban.is_valid(match.group()):
                places.append(("IBAN", match.start(), match.end()))
        places += [("EMAIL", match.start(), match.end()) for match in re.finditer(r"\S+@\S+", text)]
        return places

    return names, find


PEERS = {"kvkk": kvkk, "kvkk-pii": kvkk_pii, "guardllm-tr": guardllm_tr, "ayikla": ayikla, "scrubadub": scrubadub_,
         "Presidio": presidio, "phonenumbers+stdnum": libraries}


def main():
    sentences = score.read(sys.argv[1])
    columns = {"kaynak": ({row["id"]: row["spans"] for row in score.read(sys.argv[2])}, set(score.TYPES))}
    for name, load in PEERS.items():
        try:
            names, find = load()
        except Exception as problem:
            print(f"{name}: not run ({type(problem).__name__}: {problem})", file=sys.stderr)
            continue
        spans = {}
        for row in sentences:
            spans[row["id"]] = [
                {"type": names.get(kind, kind), "start": start, "end": end} for kind, start, end in find(row["text"])]
        columns[name] = (spans, set(names.values()))
    counts = {name: score.score(sentences, spans) for name, (spans, _) in columns.items()}
    print("| Type (n) | " + " | ".join(columns) + " |\n|---" + "|---" * len(columns) + "|")
    for kind in score.TYPES:
        total = sum(counts["kaynak"][0][kind][:2])
        cells = [f"{score.f1(counts[name][0][kind]):.2f}" if kind in known else "-"
                 for name, (_, known) in columns.items()]
        print(f"| {kind} ({total}) | " + " | ".join(cells) + " |")
    for title, key in [("characters leaked", "leaked"), ("clean texts flagged", "flagged")]:
        print(f"| {title} | " + " | ".join(f"{counts[name][1][key]:.1%}" for name in columns) + " |")
    print("| wrong checksums called valid | " + " | ".join(
        str(counts[name][1]["wrong checksum as valid"]) for name in columns) + " |")


if __name__ == "__main__":
    main()
