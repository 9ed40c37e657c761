"""Runs every check, or those named; exits 1 when one fails.

Usage: main.py LIMEN ARCHIVE WORK_FOLDER [NAME ...]
"""
import subprocess
import sys
import time

import hepdata
import others
import tables
from limen import Limen


def main(program, archive, work, *wanted):
    limen = Limen(program, archive, work)
    checks = {
        f"{module.__name__}.{name.removeprefix('check_')}": check
        for module in (tables, hepdata, others) for name, check in vars(module).items() if name.startswith("check_")
    }
    unknown = [name for name in wanted if name not in checks]
    if unknown:
        sys.exit(f"there is no check {unknown[0]}: use {', '.join(checks)}")
    limits = limen.limits()
    failed = 0
    for name, check in checks.items():
        if wanted and name not in wanted:
            continue
        start = time.monotonic()
        try:
            check(limen, limits)
            print(f"passed  {name}  {time.monotonic() - start:.1f} s", flush=True)
        except subprocess.CalledProcessError as error:
            failed += 1
            print(f"FAILED  {name}: {error}: {(error.stderr or b'').decode()[:400]}", flush=True)
        except Exception as error:
            failed += 1
            print(f"FAILED  {name}: {type(error).__name__}: {error}", flush=True)
    ran = len(wanted) or len(checks)
    print(f"interop: {ran - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
