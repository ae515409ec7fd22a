"""Changing rotas: the lead's turns, supporters' swaps and covers, and telling who comes on."""
