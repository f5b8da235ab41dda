# make run    install where needed, build the index where needed, start the page and the API
# make test   install with the test tools where needed, run every check
# make clean  remove the environment and what the tools left; the index in .raadbron/ stays
#
# PYTHON     the interpreter to make the environment with (default python3; 3.11 or newer)
# PIP_EXTRA  extra arguments for pip, for instance an index with CPU-only builds of PyTorch

PYTHON ?= python3
PIP_EXTRA ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

.PHONY: run test clean install install-test
.DEFAULT_GOAL := run

run: install
	@$(BIN)/raadbron serve

test: install-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

install:
	$(call install,run,.)

install-test:
	$(call install,test,.[test])

# $(call install,KIND,WHAT): installs WHAT in $(VENV), unless the stamp of KIND says that this was done with
# the same Python, folder, pyproject.toml and constraints.txt. The file `whole` says with which Python and for
# which folder the environment was made; it is away while pip works, so that an environment whose
# installation was cut short, or that was made elsewhere, is made anew.
define install
@set -eu; \
"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
  echo 'Raadbron heeft Python 3.11 of nieuwer nodig ($(PYTHON)). Installeer dat, of wijs het aan: make PYTHON=python3.12' >&2; \
  exit 1; }; \
home=$$("$(PYTHON)" -c 'import os, sys; print(sys.version.split()[0], sys.platform, os.getcwd())'); \
key=$$("$(PYTHON)" -c 'import hashlib, pathlib, sys; print(hashlib.sha256(b"".join(pathlib.Path(name).read_bytes() for name in sys.argv[2:]) + sys.argv[1].encode()).hexdigest())' "$$home" pyproject.toml constraints.txt); \
if [ "$$(cat $(VENV)/whole 2>/dev/null)" = "$$home" ] && [ "$$(cat $(VENV)/stamp-$(1) 2>/dev/null)" = "$$key" ] && [ -x $(BIN)/python ]; then \
  exit 0; \
fi; \
echo 'Installeren in $(VENV): de eerste keer duurt dit enkele minuten.'; \
if [ "$$(cat $(VENV)/whole 2>/dev/null)" != "$$home" ] || ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
  base=$$("$(PYTHON)" -c 'import sys; print(getattr(sys, "_base_executable", None) or sys.executable)'); \
  rm -rf $(VENV); \
  "$$base" -m venv $(VENV) || { \
    rm -rf $(VENV); \
    echo 'De omgeving $(VENV) kan niet worden gemaakt. Op Debian en Ubuntu: installeer python3-venv.' >&2; \
    exit 1; }; \
fi; \
rm -f $(VENV)/whole; \
$(PIP) install -qq -c constraints.txt $(PIP_EXTRA) -e '$(2)' || { \
  echo 'De installatie is mislukt; hierboven staat waarom. Probeer daarna opnieuw: make' >&2; \
  exit 1; }; \
echo "$$key" > $(VENV)/stamp-run; \
echo "$$key" > $(VENV)/stamp-$(1); \
echo "$$home" > $(VENV)/whole
endef
