"""Addresses of the card page, and of the pages on which staff offer cards."""

from django.urls import path

from rigcheck.roster.invitations.views import card_page, offering

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
    path("cards/", offering.home, name="home"),
    path("cards/<slug:slug>/", offering.listed, name="listed"),
    path("cards/<slug:slug>/offer/", offering.offer, name="offer"),
    path("cards/<slug:slug>/letters/", offering.letters, name="letters"),
    path("cards/person/<int:person>/another/", offering.another, name="another"),
]
