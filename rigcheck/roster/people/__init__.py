"""People by name: number, e-mail, trade, unit and shift pattern. Nothing of how anyone is doing."""
