"""Addresses of the card page, and of the pages on which staff offer cards."""

from django.urls import path

from rigcheck.roster.invitations.views import card_page

app_name = "invitations"
urlpatterns = [
    path("your-card/", card_page.page, name="card-page"),
    path("your-card/parts/<slug:version>/<path:path>", card_page.part, name="part"),
    path("your-card/worker.js", card_page.worker, name="worker"),
    path("your-card/sums/", card_page.sums, name="sums"),
    path("your-card/keys/", card_page.keys, name="keys"),
    path("your-card/facts/", card_page.facts, name="facts"),
    path("your-card/look", card_page.look, name="look"),
    path("your-card/sign", card_page.sign, name="sign"),
]
