"""What pytest leaves out: packages of their own, whose tests run where they are installed."""

from __future__ import annotations

collect_ignore = ["thirdparty"]
