"""The parts: each speaks to a screen reader, works without JavaScript and escapes what it is given."""

from collections.abc import Callable

import pytest
from django import forms

Drawn = Callable[..., str]
NASTY = '<b onclick="x">&'


class OneOfEach(forms.Form):
    """Every kind of field that `field` dresses."""

    line = forms.CharField(help_text="Only you see it.")
    area = forms.CharField(widget=forms.Textarea)
    pick = forms.ChoiceField(choices=[("a", "First"), ("b", "Second")])
    rows = forms.ChoiceField(choices=[("a", "First"), ("b", "Second")], widget=forms.RadioSelect)
    check = forms.BooleanField()


def test_an_icon_is_silent_unless_it_is_given_a_name(drawn: Drawn) -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "check" %}')
    assert 'role="img" aria-label="Done"' in drawn('{% icon "check" label="Done" %}')


def test_a_button_submits_unless_it_is_told_otherwise(drawn: Drawn) -> None:
    assert 'type="submit"' in drawn('{% button "Save" %}')
    assert 'type="button"' in drawn('{% button "Save" type="button" %}')


def test_a_button_with_an_address_is_a_link(drawn: Drawn) -> None:
    shown = drawn('{% button "Read" "quiet small" href="/read/" %}')
    assert shown.startswith('<a class="button button-quiet button-small" href="/read/"')
    assert "<button" not in shown


def test_extra_words_become_attributes(drawn: Drawn) -> None:
    shown = drawn('{% button "Erase" hx_post="/erase/" disabled=True autofocus=False %}')
    assert 'hx-post="/erase/"' in shown
    assert " disabled" in shown
    assert "autofocus" not in shown


@pytest.mark.parametrize(
    "source",
    [
        "{% button nasty %}",
        "{% card title=nasty tag=nasty %}{{ nasty }}{% endcard %}",
        "{% notice title=nasty %}{{ nasty }}{% endnotice %}",
        "{% emptystate title=nasty %}{{ nasty }}{% endemptystate %}",
        '{% dialog "d" title=nasty %}{{ nasty }}{% enddialog %}',
        '{% scale "s" nasty words %}',
        '{% options "o" nasty pairs %}',
        '{% chips "c" nasty pairs %}',
        '{% stepper "n" nasty unit=nasty hint=nasty %}',
        '{% writing "w" nasty value=nasty hint=nasty error=nasty %}',
        '{% entry "e" nasty value=nasty hint=nasty error=nasty placeholder=nasty %}',
        '{% switch "s" nasty hint=nasty %}',
        "{% stephead nasty lead=nasty now=1 of=2 %}",
        "{% pagehead nasty lead=nasty tag=nasty %}",
        '{% progress "p" nasty 1 say=nasty %}',
        "{% working nasty %}",
        "{% datatable words rows caption=nasty %}",
        "{% facts pairs %}",
        "{% tabs nasty views %}",
    ],
)
def test_what_is_given_is_escaped(drawn: Drawn, source: str) -> None:
    shown = drawn(
        source, nasty=NASTY, words=[NASTY, NASTY], pairs=[(NASTY, NASTY)], rows=[[NASTY, NASTY]],
        views=[(NASTY, "/x/", True)],
    )  # fmt: skip
    assert NASTY not in shown
    assert "&lt;b onclick" in shown


def test_the_scale_names_every_key_and_keeps_the_choice(drawn: Drawn) -> None:
    shown = drawn('{% scale "mood" "Mood" words value=2 %}', words=["Rough", "So-so", "Great"])
    assert shown.count('type="radio"') == 3
    assert 'value="2" aria-label="2, So-so" checked' in shown
    assert shown.count("checked") == 1


def test_the_scale_may_start_at_nought(drawn: Drawn) -> None:
    shown = drawn('{% scale "level" "Level" words value=0 first=0 %}', words=["None", "Some"])
    assert 'value="0" aria-label="0, None" checked' in shown


def test_nothing_is_chosen_for_anybody(drawn: Drawn) -> None:
    assert "checked" not in drawn('{% scale "m" "Mood" words %}{% options "o" "One" pairs %}',
                                  words=["Low", "High"], pairs=[(0, "No"), (1, "Yes")])  # fmt: skip


def test_answer_nought_can_be_chosen(drawn: Drawn) -> None:
    assert 'value="0" checked' in drawn('{% options "o" "One" pairs value=0 %}', pairs=[(0, "No"), (1, "Yes")])


def test_many_answers_are_checkboxes(drawn: Drawn) -> None:
    shown = drawn('{% options "o" "Some" pairs value=picked many=True %}', pairs=[("a", "A"), ("b", "B")], picked=["b"])
    assert shown.count('type="checkbox"') == 2
    assert 'value="b" checked' in shown


def test_text_that_never_submits_has_no_name(drawn: Drawn) -> None:
    for tag in ("writing", "entry"):
        shown = drawn("{% " + tag + ' "" "Diary" key="diary" %}')
        assert 'id="id_diary"' in shown
        assert "name=" not in shown


def test_an_error_is_tied_to_its_field(drawn: Drawn) -> None:
    shown = drawn('{% entry "code" "Code" error="Look again." hint="On the card." %}')
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="help_code wrong_code"' in shown


def test_steps_count_what_is_done(drawn: Drawn) -> None:
    shown = drawn('{% stephead "Question" now=3 of=5 back="/back/" %}')
    assert shown.count('class="done"') == 2
    assert shown.count('class="now"') == 1
    assert shown.count('class="next"') == 2
    assert "3 of 5" in shown


def test_a_notice_is_read_out_only_when_asked(drawn: Drawn) -> None:
    assert "role=" not in drawn('{% notice "help" %}x{% endnotice %}')
    assert 'role="alert"' in drawn('{% notice "help" live=True %}x{% endnotice %}')
    assert 'role="status"' in drawn('{% notice "good" live=True %}x{% endnotice %}')


def test_an_unknown_kind_of_notice_is_a_mistake(drawn: Drawn) -> None:
    with pytest.raises(KeyError):
        drawn('{% notice "panic" %}x{% endnotice %}')


def test_a_chart_has_sentence_picture_and_the_same_figures_as_a_table(drawn: Drawn) -> None:
    series = {"x": [1, 2], "low": 0, "high": 5, "lines": [{"label": "</script>", "values": [3, 4]}]}
    shown = drawn('{% chart "mood" "Mood" "Steady." series heads rows %}',
                  series=series, heads=["Day", "Mood"], rows=[("1", 3), ("2", 4)])  # fmt: skip
    assert "Steady." in shown
    assert '<th scope="row">1</th><td>3</td>' in shown
    assert 'id="mood-data" type="application/json"' in shown
    assert "</script></script>" not in shown


@pytest.mark.parametrize(
    ("href", "path", "current"),
    [
        ("/", "/", True),
        ("/", "/helps/", False),
        ("/", "/check-in/", True),
        ("/helps/", "/helps/breathing/", True),
        ("/helps/", "/", False),
        ("/helps/", "", False),
    ],
)
def test_the_place_one_stands_at_is_said(drawn: Drawn, href: str, path: str, *, current: bool) -> None:
    also = "/check-in/" if href == "/" else ""
    shown = drawn('{% navitem "Place" href icon="check" path=path also=also %}', href=href, path=path, also=also)
    assert ('aria-current="page"' in shown) is current


@pytest.mark.parametrize("name", OneOfEach.base_fields)
def test_a_form_field_shows_label_and_error_and_submits_its_name(drawn: Drawn, name: str) -> None:
    form = OneOfEach({})
    form.is_valid()
    shown = drawn("{% field bound %}", bound=form[name])
    assert form[name].label in shown
    assert f'name="{name}"' in shown
    assert "This field is required." in shown
