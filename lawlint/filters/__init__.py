"""What becomes of diagnostics after the checks: which rules run at all, one cause one diagnostic, exemptions."""
