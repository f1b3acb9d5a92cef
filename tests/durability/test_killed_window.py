"""The program as it is, killed while somebody works with it, and opened again: what it showed as saved is in the
file, and what was being typed is offered.

    test_killed_window.py PROGRAM [UNITTEST ARGUMENTS]
"""
import os
import pathlib
import random
import signal
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "accessibility"))
from stage import Stage  # noqa: E402

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else "relata"
KILLS = int(os.environ.get("RELATA_WINDOW_KILLS", "2"))
BEHIND_THE_KEYS = 0.2  # seconds
PLACES = ["London", "Paris", "Turin"]
TABLES = """CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(50) NOT NULL, city TEXT);
            INSERT INTO customers (name) VALUES ('Ada Lovelace');
            CREATE TABLE visits (customer_id INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE,
                                 place VARCHAR(50) NOT NULL, PRIMARY KEY (customer_id, place));"""


class KilledWindow(unittest.TestCase):
    def setUp(self):
        self.path = stage.folder / f"{self.id()}.db"
        with sqlite3.connect(self.path) as database:
            database.executescript(TABLES)
        self.saved = ["Ada Lovelace"]

    def test_what_was_saved_is_there_and_what_was_typed_is_offered(self):
        for kill in range(KILLS):
            self.open()
            self.assertIsNone(self.reader.look_for("push button", "Restore New Customer"))
            for number in range(random.randint(1, 3)):
                self.save(f"Customer {kill}.{number}")
            name = f"Draft {kill}"
            self.begin(name)
            time.sleep(BEHIND_THE_KEYS + random.random() / 4)
            self.end(signal.SIGKILL)
            self.assert_all_saved()
            self.open()
            self.reader.do(self.reader.find("push button", "Restore New Customer"))
            self.assert_typed(name)
            self.reader.do(self.reader.find("push button", "Save", self.form()))
            self.wait_for(name)
            self.end(signal.SIGKILL)
            self.assert_all_saved()

    def test_the_lines_of_a_draft_are_offered_with_it(self):
        self.open()
        self.begin("Ada King")
        for line, place in enumerate(PLACES):
            self.reader.write(self.place(line), place)
        time.sleep(BEHIND_THE_KEYS)
        self.end(signal.SIGKILL)
        self.open()
        self.reader.do(self.reader.find("push button", "Restore New Customer"))
        self.assert_typed("Ada King")
        self.assertEqual([read(self.place(line)) for line in range(len(PLACES))], PLACES)
        self.reader.do(self.reader.find("push button", "Save", self.form()))
        self.wait_for("Ada King")
        self.end(signal.SIGKILL)
        self.assert_all_saved()
        with sqlite3.connect(self.path) as database:
            saved = database.execute("SELECT place FROM visits JOIN customers ON id = customer_id "
                                     "WHERE name = 'Ada King' ORDER BY visits.rowid").fetchall()
            self.assertEqual([place for place, in saved], PLACES)

    def test_the_end_of_the_session_loses_no_key(self):
        self.open()
        self.begin("Not yet saved")
        self.end(signal.SIGTERM)
        self.assertEqual(self.program.returncode, 0)
        self.open()
        self.reader.do(self.reader.find("push button", "Restore New Customer"))
        self.assert_typed("Not yet saved")
        self.end(signal.SIGKILL)

    # What is done in it ---------------------------------------------------------------------------------

    def open(self):
        self.program = stage.open(PROGRAM, str(self.path))
        self.reader = ScreenReader("relata")
        self.reader.wait(self.reader.has_window, "the window is not active")
        self.customers = Table(self.reader.find("table", "Customers"))
        self.reader.wait(lambda: self.customers.size[0] == len(self.saved), "the customers have not been read")

    def begin(self, name):
        self.reader.do(self.reader.find("push button", "New Customer"))
        self.reader.write(self.reader.find("text", "Name", self.form()), name)

    def save(self, name):
        self.begin(name)
        self.reader.do(self.reader.find("push button", "Save", self.form()))
        self.wait_for(name)

    def wait_for(self, name):
        self.reader.wait(lambda: name in self.customers.column("Name"), f"{name} has not been saved")
        self.saved.append(name)

    def end(self, how):
        self.reader.close()
        self.program.send_signal(how)
        self.program.wait(30)
        stage.close(self.program)

    def assert_typed(self, name):
        self.assertEqual(read(self.reader.find("text", "Name", self.form())), name)

    def place(self, line):
        return self.reader.find("text", f"Place, line {line + 1}", self.form())

    def form(self):
        return self.reader.find("form", "New Customer")

    def assert_all_saved(self):
        with sqlite3.connect(self.path) as database:
            names = [name for name, in database.execute("SELECT name FROM customers ORDER BY id")]
            self.assertEqual(names, self.saved)
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])


if __name__ == "__main__":
    with Stage() as stage:
        # Not before there is a session bus: the library asks for it as soon as it is there.
        from screen_reader import ScreenReader, Table, read
        result = unittest.main(verbosity=2, exit=False).result
        if not result.wasSuccessful():
            print(stage.log(), file=sys.stderr)
    sys.exit(not result.wasSuccessful())
