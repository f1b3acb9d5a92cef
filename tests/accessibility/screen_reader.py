"""A screen reader's hands and ears: what AT-SPI offers of a program, and what it announces.

Objects are found as they are spoken of, by role and name, among those that are on screen:

    reader.find("table", "Customers")
"""
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version comes first)

PATIENCE = 20  # seconds, for a machine that has other things to do
ANNOUNCED = ["object:state-changed:focused", "object:state-changed:showing", "object:selection-changed",
             "object:property-change:accessible-name", "object:property-change:accessible-description",
             "object:announcement", "window:activate"]
ESCAPE, TAB, RETURN, UP, DOWN = 0xFF1B, 0xFF09, 0xFF0D, 0xFF52, 0xFF54


class NotThere(AssertionError):
    """What was waited for has not come."""


class ScreenReader:
    def __init__(self, program):
        Atspi.init()
        self.heard = []
        self._program = program
        self._listener = Atspi.EventListener.new(self._listen)
        for kind in ANNOUNCED:
            self._listener.register(kind)

    def close(self):
        for kind in ANNOUNCED:
            self._listener.deregister(kind)

    def _listen(self, event):
        try:
            word = event.type.removeprefix("object:").removeprefix("state-changed:").removeprefix("property-change:")
            if event.type.startswith("object:state-changed") and not event.detail1:
                return
            self.heard.append(f"{word} {describe(event.source)}")
        except GLib.Error:
            pass  # gone before anybody asked who it was

    # What is there ------------------------------------------------------------------------------------

    def application(self):
        desktop = Atspi.get_desktop(0)
        for application in children(desktop):
            if application.get_name() == self._program:
                # Asked anew each time: what is remembered here would hide what the program fails to announce.
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def has_window(self):
        application = self.application()
        return application and any(is_in(window, "active") for window in children(application))

    def all(self, within=None, visible=True):
        """Every object, in the order in which they are offered; of tables only the table itself."""
        top = within or self.application()
        for child in children(top) if top else []:
            if visible and not is_in(child, "showing") and child.get_role() != Atspi.Role.APPLICATION:
                continue
            yield child
            if not is_in(child, "manages-descendants"):
                yield from self.all(child, visible)

    def look_for(self, role, name, within=None, visible=True):
        try:
            return next((each for each in self.all(within, visible)
                         if each.get_role_name() == role and each.get_name() == name), None)
        except GLib.Error:
            return None  # gone while it was looked at

    def find(self, role, name, within=None, visible=True):
        return self.wait(lambda: self.look_for(role, name, within, visible), f"no {role} “{name}”")

    def wait(self, condition, what):
        """The first answer that is not nothing, while the program's announcements are listened to."""
        end = time.monotonic() + PATIENCE
        context = GLib.MainContext.default()
        while time.monotonic() < end:
            try:
                answer = condition()
            except GLib.Error:
                answer = None  # what it asked about is being replaced
            if answer:
                return answer
            timer = GLib.timeout_add(20, lambda: True)
            context.iteration(True)
            GLib.source_remove(timer)
        raise NotThere(f"{what}\n{self.account()}")

    def hears(self, words):
        """Waits until something has been announced, and forgets what was before it."""
        def find_it():
            at = next((i for i, line in enumerate(self.heard) if words in line), None)
            if at is None:
                return False
            del self.heard[:at + 1]
            return True
        self.wait(find_it, f"not heard: {words}")

    def account(self):
        """The window as it is offered now, and what was announced last."""
        lines = ["What there is:"]
        lines += [f"  {describe(each)} [{' '.join(sorted(states(each)))}]" for each in self.all()]
        return "\n".join(lines + ["What was heard last:"] + [f"  {line}" for line in self.heard[-40:]])

    # What is done -------------------------------------------------------------------------------------

    def press(self, key):
        Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.SYM)

    def do(self, thing, action="Press"):
        names = action_names(thing)
        assert action in names, f"{describe(thing)} can only {names}"
        thing.get_action_iface().do_action(names.index(action))

    def focus(self, thing):
        thing.get_component_iface().grab_focus()
        self.wait(lambda: is_in(thing, "focused"), f"the focus did not go to {describe(thing)}")

    def write(self, field, text):
        assert is_in(field, "editable"), f"{describe(field)} cannot be written in"
        field.get_editable_text_iface().set_text_contents(text)
        self.wait(lambda: read(field) == text, f"“{text}” does not stand in {describe(field)}")


def children(thing):
    count = max(0, thing.get_child_count())
    return [child for child in map(thing.get_child_at_index, range(count)) if child]


def states(thing):
    return {state.value_nick for state in thing.get_state_set().get_states()}


def is_in(thing, *wanted):
    return set(wanted) <= states(thing)


def read(field):
    text = field.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def action_names(thing):
    action = thing.get_action_iface()
    return [action.get_action_name(i) for i in range(action.get_n_actions())] if action else []


def describe(thing):
    description = thing.get_description()
    return f"{thing.get_role_name()} “{thing.get_name()}”" + (f": {description}" if description else "")


class Table:
    """The rows and columns of a table."""

    def __init__(self, accessible):
        self.accessible = accessible
        self._table = accessible.get_table_iface()

    @property
    def size(self):
        return self._table.get_n_rows(), self._table.get_n_columns()

    def titles(self):
        return [self._table.get_column_description(i) for i in range(self._table.get_n_columns())]

    def cell(self, row, column):
        return self._table.get_accessible_at(row, column)

    def row(self, row):
        return [self.cell(row, column).get_name() for column in range(self._table.get_n_columns())]

    def column(self, title):
        at = self.titles().index(title)
        return [self.cell(row, at).get_name() for row in range(self._table.get_n_rows())]

    def selected(self):
        return [self.row(row) for row in self._table.get_selected_rows()]

    def place_of(self, index):
        """The row and column of a child."""
        return self._table.get_row_at_index(index), self._table.get_column_at_index(index)

    def index_of(self, row, column):
        return self._table.get_index_at(row, column)
