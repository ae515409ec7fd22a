"""Every page of both sites: where it is, who is there when it is looked at, and what is no page.

A new address fails `test_every_page` until it stands in one of these tables.
"""

from dataclasses import dataclass

from tests.journeys.people import Somebody

ANYONE, MEMBER, COORDINATOR, ADMINISTRATOR = "anyone", "member", "coordinator", "administrator"
LEAD, PEER, GROUPED = "lead", "peer", "in-a-group"
TALKER = "talker"
"""A member, on a site on which supporters serve."""


@dataclass(frozen=True)
class Look:
    """One page as one kind of visitor sees it. `address` may hold {check_in}, {result}, {seat}, {rota} and more."""

    name: str
    address: str
    who: str = MEMBER

    @property
    def label(self) -> str:
        """The name of its pictures."""
        own = f"{self.name.replace(':', '-')}-{self.who}" if self.who in {ANYONE, PEER} else self.name.replace(":", "-")
        return own + ("-finished" if "{result}" in self.address and "decide" in self.address else "")

    def path(self, somebody: Somebody) -> str:
        """Where it is for this member."""
        return self.address.format(
            check_in=somebody.check_in, result=somebody.result, seat=somebody.seat, rota=somebody.rota,
            person=somebody.person, group=somebody.group, open_group=somebody.open_group,
            thread=somebody.thread, sitting=somebody.sitting,
        )  # fmt: skip


CARE = (
    Look("shell:exit", "/exit/", ANYONE),
    Look("shell:gallery", "/gallery/", ANYONE),
    Look("members:join", "/join/", ANYONE),
    Look("members:sign-in", "/sign-in/", ANYONE),
    Look("members:locked", "/locked/", ANYONE),
    Look("members:recover", "/recover/", ANYONE),
    Look("members:lost-everything", "/lost-everything/", ANYONE),
    Look("members:me", "/me/"),
    Look("reminders:mine", "/me/reminders/"),
    Look("members:change-passphrase", "/me/passphrase/"),
    Look("members:change-card", "/me/card/"),
    Look("members:change-pin", "/me/pin/"),
    Look("members:change-passkey", "/me/passkey/"),
    Look("members:remove", "/me/passkey/00112233445566778899aabbccddeeff/"),
    Look("members:erase", "/me/erase/"),
    Look("assessments:list", "/assessments/"),
    Look("assessments:form", "/assessments/phq-9/?at=item1"),
    Look("assessments:about", "/assessments/phq-9/about/"),
    Look("assessments:all", "/assessments/phq-9/all/"),
    Look("assessments:result", "/assessments/phq-9/result/{result}/"),
    Look("crisis:now", "/step-it-up/", ANYONE),
    Look("crisis:decide", "/step-it-up/you-decide/phq-9/"),
    Look("crisis:decide", "/step-it-up/you-decide/phq-9/{result}/"),
    Look("paging:backup", "/step-it-up/backup/", ANYONE),
    Look("paging:backup", "/step-it-up/backup/"),
    Look("paging:requests", "/backup/", LEAD),
    Look("conversations:mine", "/talk/"),
    Look("conversations:somebody", "/talk/somebody/"),
    Look("conversations:one", "/talk/00112233445566778899aabbccddeeff/"),
    Look("conversations:supporting", "/talks/", PEER),
    Look("overview:doing", "/how/"),
    Look("overview:year", "/how/year/"),
    Look("overview:records", "/how/records/"),
    Look("overview:erase-all", "/how/erase/"),
    Look("privacy:who", "/who-can-see/", ANYONE),
    Look("safety:plan", "/safety-plan/", ANYONE),
    Look("safety:mine", "/safety-plan/mine/"),
    Look("practice:helps", "/helps/"),
    Look("practice:helps", "/helps/", ANYONE),
    Look("practice:one", "/helps/box-breathing/"),
    Look("practice:one", "/helps/grounding/", ANYONE),
    Look("overview:today", "/", ANYONE),
    Look("overview:today", "/"),
    Look("checkins:check-in", "/check-in/"),
    Look("checkins:offline", "/check-in/offline/", ANYONE),
    Look("checkins:rhythm", "/check-in/rhythm/"),
    Look("overview:kept", "/check-in/{check_in}/"),
    Look("catalogue:agencies", "/your-agency/", ANYONE),
    Look("checkins:try", "/try/", ANYONE),
    Look("shell:department", "/what-your-department-sees/", ANYONE),
    Look("privacy:court", "/court-order/", ANYONE),
    Look("rollcall:readiness", "/readiness/", ANYONE),
    Look("rollcall:cards", "/seats/cards/", LEAD),
    Look("rollcall:kit", "/seats/kit/", LEAD),
    Look("seats:all", "/seats/", LEAD),
    Look("directory:lines", "/lines/", LEAD),
    Look("directory:call-sheet", "/lines/call-sheet/", LEAD),
    Look("directory:line", "/lines/us-copline/", LEAD),
    Look("limits:all", "/limits/", ANYONE),
    Look("limits:of", "/limits/peer/", ANYONE),
    Look("limits:act-now", "/act-now/", ANYONE),
    Look("disclosures:waiting", "/disclosures/", PEER),
    Look("disclosures:write", "/disclosures/write/", PEER),
    Look("limits:packs", "/limits/rules/", LEAD),
    Look("limits:pack", "/limits/rules/us/clinician/", LEAD),
    Look("disclosures:ledger", "/disclosures/ledger/", LEAD),
    Look("seats:invite", "/seats/invite/", LEAD),
    Look("seats:mine", "/seats/mine/", LEAD),
    Look("seats:one", "/seats/{seat}/", LEAD),
    Look("finding:look", "/directory/", ANYONE),
    Look("finding:look", "/directory/"),
    Look("finding:one", "/directory/us-988/", ANYONE),
    Look("finding:entries", "/directory/entries/", LEAD),
    Look("finding:add", "/directory/entries/add/", LEAD),
    Look("finding:change", "/directory/entries/harbor-counselling/", LEAD),
    Look("finding:send", "/directory/entries/file/", LEAD),
    Look("peers:all", "/supporters/", LEAD),
    Look("oncall:rotas", "/rotas/", LEAD),
    Look("oncall:new", "/rotas/new/", LEAD),
    Look("oncall:rota", "/rotas/{rota}/", LEAD),
    Look("oncall:change", "/rotas/{rota}/change/", LEAD),
    Look("oncall:put-on", "/rotas/{rota}/put-on/", LEAD),
    Look("seats:mine", "/seats/mine/", PEER),
    Look("peers:mine", "/supporting/", PEER),
    Look("peers:about", "/supporting/about/", PEER),
    Look("peers:phone", "/supporting/phone/", PEER),
    Look("peers:through", "/supporting/through/", PEER),
    Look("peers:test", "/supporting/test/", PEER),
    Look("peers:words", "/supporting/words/", PEER),
    Look("peers:browse", "/peers/", TALKER),
    Look("peers:one", "/peers/{person}/", TALKER),
    Look("peers:wishes", "/peers/wishes/", TALKER),
    Look("standing:mine", "/standing/", PEER),
    Look("standing:apply", "/standing/apply/", PEER),
    Look("standing:agreement", "/standing/agreement/", PEER),
    Look("standing:training", "/standing/training/", PEER),
    Look("standing:candidates", "/candidates/", PEER),
    Look("standing:candidates", "/candidates/", LEAD),
    Look("standing:person", "/oversight/{person}/", LEAD),
    Look("standing:rules", "/oversight/rules/", LEAD),
    Look("upkeep:care", "/standing/care/", PEER),
    Look("upkeep:log", "/standing/log/", PEER),
    Look("upkeep:oversight", "/oversight/", LEAD),
    Look("oncall:mine", "/on-call/", PEER),
    Look("oncall:offer", "/on-call/offer/?rota={rota}&starts={result}", PEER),
    Look("oncall:calendar", "/on-call/calendar/", PEER),
    Look("groups:all", "/groups/", GROUPED),
    Look("groups:join", "/groups/{open_group}/join/", GROUPED),
    Look("threads:group", "/groups/{group}/", GROUPED),
    Look("threads:write", "/groups/{group}/write/", GROUPED),
    Look("threads:thread", "/groups/threads/{thread}/", GROUPED),
    Look("threads:leave", "/groups/{group}/leave/", GROUPED),
    Look("meetings:calendar", "/groups/calendar/", GROUPED),
    Look("meetings:live", "/groups/live/{sitting}/", GROUPED),
    Look("moderation:groups", "/moderating/", PEER),
    Look("moderation:one", "/moderating/{group}/", PEER),
    Look("meetings:plan", "/moderating/{group}/live/", PEER),
    Look("moderation:opened", "/groups/opened/", LEAD),
    Look("moderation:new", "/groups/opened/new/", LEAD),
    Look("moderation:opened-one", "/groups/opened/{group}/", LEAD),
)
CARE_NO_PAGE = {
    "prekeys:keys", "prekeys:hand-out", "conversations:supporters-one", "conversations:who", "conversations:begin",
    "conversations:state", "conversations:step", "conversations:keep", "conversations:close", "conversations:erase",
    "conversations:files", "conversations:ring", "calls:voice", "reminders:address",
    "paging:who", "paging:press", "paging:state", "paging:withdraw", "paging:in-contact", "paging:wishes",
    "paging:ticket", "paging:drop-ticket", "paging:take", "paging:reached", "paging:let-go", "paging:request",
    "finding:check", "finding:write", "finding:discard", "finding:json", "finding:package", "finding:hide",
    "finding:remove", "seats:verify", "seats:invite-again", "seats:withdraw", "seats:suspend",
    "standing:drop", "standing:leave", "standing:speak", "standing:seen", "standing:move", "upkeep:limit",
    "upkeep:once-more", "upkeep:enough", "upkeep:take", "upkeep:talked",
    "peers:first", "peers:remove", "peers:rehearse", "peers:pause", "peers:rest", "peers:come-back",
    "oncall:up", "oncall:down", "oncall:take", "oncall:decline", "oncall:take-back", "oncall:take-now",
    "oncall:close-calendar", "oncall:feed", "oncall:cancel", "oncall:remove",
    "admission:agency-keys",
    "members:join-handle", "members:join-begin", "members:join-finish", "members:prove", "members:open",
    "members:half", "members:lock", "members:sign-out", "members:sign-out-everywhere", "members:set-pin",
    "members:prove-pin", "members:card-answered", "members:prove-again", "members:set-way",
    "members:remove-passkey", "members:erase-now", "assessments:pause", "assessments:drop", "overview:csv",
    "overview:pdf", "overview:erase", "overview:restore", "practice:rate", "practice:spare", "checkins:strip",
    "checkins:erase",
    "checkins:sealed-keep", "checkins:sealed-read", "checkins:sealed-erase", "checkins:worker", "checkins:files",
    "disclosures:gate", "disclosures:keep", "disclosures:one", "disclosures:sign", "disclosures:decline",
    "disclosures:withdraw", "disclosures:pass-on", "disclosures:own-duty", "disclosures:tell", "limits:take-back",
    "installing:manifest", "installing:icon", "directory:pack", "directory:take-pack",
    "notices:replied", "notices:pressed", "reminders:feed", "streams:ticket",
    "groups:by-code", "threads:erase", "meetings:file", "meetings:begin", "meetings:end", "meetings:call-off",
    "moderation:report", "moderation:again", "moderation:back", "moderation:name", "moderation:drop",
    "moderation:end", "moderation:code", "moderation:keep", "moderation:hide", "moderation:bar",
    "moderation:decide-post", "moderation:decide-place",
}  # fmt: skip
"""Answers to a form or a script, files, what is somebody's alone or lives for minutes: its own journeys look there."""

ROSTER = (
    Look("shell:exit", "/exit/", ANYONE),
    Look("shell:gallery", "/gallery/", ANYONE),
    Look("shell:department", "/what-your-department-sees/", ANYONE),
    Look("account_login", "/sign-in/", ANYONE),
    Look("account_logout", "/sign-out/", COORDINATOR),
    Look("account_inactive", "/sign-in/closed/", ANYONE),
    Look("account_reauthenticate", "/sign-in/again/", COORDINATOR),
    Look("account_change_password", "/sign-in/ways/password/", COORDINATOR),
    Look("mfa_index", "/sign-in/ways/", COORDINATOR),
    Look("mfa_list_webauthn", "/sign-in/ways/passkeys/", COORDINATOR),
    Look("socialaccount_login_cancelled", "/sign-in/agency/cancelled/", ANYONE),
    Look("staff:first", "/sign-in/first/", ANYONE),
    Look("staff:everybody", "/staff/", ADMINISTRATOR),
    Look("staff:invite", "/staff/invite/", ADMINISTRATOR),
    Look("staff:person", "/staff/2/", ADMINISTRATOR),
    Look("people:home", "/", COORDINATOR),
    Look("people:list", "/agencies/cedar-ridge/people/", COORDINATOR),
    Look("people:one", "/people/1/", COORDINATOR),
    Look("people:add", "/agencies/cedar-ridge/people/add/", COORDINATOR),
    Look("people:change", "/people/1/change/", COORDINATOR),
    Look("imports:send", "/agencies/cedar-ridge/import/", COORDINATOR),
    Look("imports:columns", "/agencies/cedar-ridge/import/columns/", COORDINATOR),
    Look("imports:check", "/agencies/cedar-ridge/import/check/", COORDINATOR),
    Look("agencies:one", "/agencies/cedar-ridge/", COORDINATOR),
    Look("agencies:add", "/agencies/add/", ADMINISTRATOR),
    Look("agencies:change", "/agencies/cedar-ridge/change/", ADMINISTRATOR),
    Look("agencies:add-unit", "/agencies/cedar-ridge/units/add/", ADMINISTRATOR),
    Look("agencies:change-unit", "/units/1/", ADMINISTRATOR),
    Look("publishing:overview", "/published/", COORDINATOR),
    Look("publishing:published", "/published/port-alder/", COORDINATOR),
    Look("publishing:new", "/published/port-alder/new/", COORDINATOR),
    Look("publishing:change", "/published/port-alder/1/", COORDINATOR),
    Look("invitations:card-page", "/your-card/", ANYONE),
    Look("invitations:home", "/cards/", COORDINATOR),
    Look("invitations:listed", "/cards/port-alder/", COORDINATOR),
)
ROSTER_NO_PAGE = {
    "publishing:take-away", "publishing:publish", "publishing:file",
    "staff:code", "staff:role", "staff:close", "staff:reopen", "staff:second-steps", "mfa_login_webauthn",
    "openid_connect_callback", "invitations:part", "invitations:worker", "invitations:sums", "invitations:keys",
    "invitations:facts", "invitations:look", "invitations:sign", "invitations:offer", "invitations:letters",
    "invitations:another",
    "people:csv", "people:workbook", "people:calendar", "people:leave", "people:come-back", "agencies:remove-unit",
    "imports:write", "imports:discard", "imports:refused",
}  # fmt: skip
ROSTER_ON_THE_WAY = {
    "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn",
    "mfa_remove_webauthn", "account_set_password", "openid_connect_login",
}  # fmt: skip
"""Pages that only show on the way of a sign-in: `test_staff_ways` and `test_staff_provider` look at them there."""
