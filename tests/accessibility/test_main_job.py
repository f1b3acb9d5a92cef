"""The main job, done by somebody who cannot see the window: through AT-SPI alone, on the program as it is.

    test_main_job.py PROGRAM [UNITTEST ARGUMENTS]
"""
import sqlite3
import sys
import unittest

from stage import Stage

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else "relata"
CUSTOMER, NUMBER, TOO_LONG = "Grace Hopper", "12345", "12345678901"


class MainJob(unittest.TestCase):
    def setUp(self):
        self.program = stage.open(PROGRAM, "--sample")
        self.addCleanup(stage.close, self.program)
        self.reader = ScreenReader("relata")
        self.addCleanup(self.reader.close)
        self.reader.wait(self.reader.has_window, "the window is not active")
        self.customers = Table(self.reader.find("table", "Customers"))
        self.reader.wait(lambda: self.customers.size[0] == 1000, "the sample has not been read")

    # What is there to be heard --------------------------------------------------------------------------

    def test_the_customers_are_a_table_of_named_cells(self):
        customers = self.customers
        self.assertEqual(customers.size, (1000, 5))
        self.assertEqual(customers.titles(), ["Name", "Email", "Phone", "City", "Orders"])
        self.assertEqual(customers.row(0)[:2], ["Ada Lovelace", "ada@example.org"])
        self.assertEqual(customers.row(1)[0], CUSTOMER)
        self.reader.wait(lambda: customers.row(999)[0], "the last row has no name")
        title, cell = customers.accessible.get_child_at_index(0), customers.cell(1, 0)
        self.assertEqual((title.get_role_name(), title.get_name()), ("table column header", "Name"))
        self.assertEqual((cell.get_role_name(), cell.get_name()), ("table cell", CUSTOMER))

    def test_a_table_offers_no_more_than_its_cells_and_finds_each_again(self):
        customers = self.customers
        self.assertEqual(customers.accessible.get_child_count(), 5 + 5 * 1000)
        self.assertTrue(is_in(customers.accessible, "manages-descendants"))
        for place in [(0, 0), (1, 4), (999, 4)]:
            self.assertEqual(customers.place_of(customers.index_of(*place)), place)
        self.assertEqual(customers.place_of(2), (-1, 2))  # a title is in no row
        self.assertIsNone(customers.cell(1000, 0))

    def test_what_there_is_has_its_role(self):
        for role, name in [("menu bar", "Menus"), ("menu item", "File"), ("tool bar", "Places"),
                           ("text", "Search everything"), ("text", "Search Customers"), ("text", "Search Orders"),
                           ("push button", "New Customer"), ("push button", "New Order"), ("push button", "Undo"),
                           ("page tab", "Details"), ("table", "Orders"),
                           ("status bar", "Status")]:
            with self.subTest(role=role, name=name):
                self.reader.find(role, name)
        self.assertTrue(is_in(self.reader.find("text", "Search Customers"), "editable", "focusable"))

    def test_what_is_read_comes_first_comes_first(self):
        self.reader.find("table", "Orders")
        wanted = ["File", "Search everything", "New Customer", "Search Customers", "Customers", "New Order",
                  "Search Orders", "Orders", "Status"]
        roles = ("text", "push button", "table", "menu item", "status bar")
        offered = [each.get_name() for each in self.reader.all() if each.get_role_name() in roles]
        self.assertEqual([name for name in offered if name in wanted], wanted)

    def test_a_menu_says_that_it_is_open(self):
        menu = self.reader.find("menu item", "File")
        self.assertIsNone(self.reader.look_for("menu item", "Quit"))
        self.reader.do(menu, "ShowMenu")
        self.reader.hears("showing popup menu")
        self.reader.find("menu item", "Quit")
        self.reader.press(DOWN)
        self.reader.hears("focused menu item “New Store…”")
        self.reader.press(ESCAPE)
        self.reader.wait(lambda: not self.reader.look_for("menu item", "Quit"), "the menu stayed open")

    def test_walking_through_the_rows_is_heard(self):
        self.reader.focus(self.customers.accessible)
        self.reader.press(DOWN)
        self.reader.hears(f"focused table cell “{CUSTOMER}”")
        self.assertTrue(is_in(self.customers.cell(1, 0), "focused", "selected", "selectable", "editable"))
        self.assertFalse(is_in(self.customers.cell(0, 0), "selected"))
        self.assertTrue(is_in(self.customers.cell(1, 4), "read-only"))  # a count is not typed
        self.reader.find("push button", "New Order")
        self.reader.wait(lambda: "New Order for Grace Hopper" in self.reader.find("push button", "New Order")
                         .get_description(), "the orders are still somebody else's")

    # The job --------------------------------------------------------------------------------------------

    def test_an_order_is_added_corrected_saved_deleted_and_brought_back(self):
        self.find_the_customer()
        self.hear_her_orders()
        self.begin_an_order()
        self.be_told_that_the_number_is_too_long()
        self.save_it()
        self.delete_it()
        self.bring_it_back()

    def find_the_customer(self):
        words = self.reader.find("text", "Search Customers")
        self.reader.focus(words)
        self.reader.write(words, "hopper")
        self.reader.wait(lambda: self.customers.size[0] < 1000 and self.customers.column("Name") == [CUSTOMER],
                         "the search has not found her")
        self.reader.press(RETURN)  # on to the rows
        self.reader.hears(f"focused table cell “{CUSTOMER}”")
        self.assertEqual([row[0] for row in self.customers.selected()], [CUSTOMER])
        self.assertTrue(is_in(self.customers.cell(0, 0), "focused", "selected"))
        self.path = self.reader.find("label", "sample.db").get_description()

    def hear_her_orders(self):
        self.orders = Table(self.reader.find("table", "Orders"))
        self.reader.wait(lambda: self.shown_numbers() == self.stored_numbers(), "these are not her orders")
        self.count = len(self.stored_numbers())
        self.assertGreater(self.count, 0)
        self.reader.find("page tab", f"Orders  {self.count}")

    def begin_an_order(self):
        self.reader.do(self.reader.find("push button", "New Order"))
        self.form = self.reader.find("form", f"New Order for {CUSTOMER}")
        self.number = self.reader.find("text", "Order number", self.form)
        self.reader.hears("focused text “Order number”")
        self.assertTrue(is_in(self.number, "focused", "editable"))
        self.assertEqual(self.number.get_description(), "Required")
        self.assertEqual(self.reader.find("text", "Note", self.form).get_description(), "")

    def be_told_that_the_number_is_too_long(self):
        self.reader.write(self.number, TOO_LONG)
        error = "Order number must be at most 10 characters."
        self.reader.hears(f"accessible-description text “Order number”: {error}")
        save = self.reader.find("push button", "Save", self.form)
        self.reader.focus(save)
        self.reader.do(save)
        self.reader.hears(f"focused text “Order number”: {error}")
        self.assertTrue(is_in(self.number, "focused"))
        self.assertIn(error, self.number.get_description())
        self.assertEqual(len(self.stored_numbers()), self.count)

    def save_it(self):
        self.reader.write(self.number, NUMBER)
        self.reader.wait(lambda: "at most" not in self.number.get_description(), "the error has not gone")
        self.reader.do(self.reader.find("push button", "Save", self.form))
        self.reader.hears(f"focused table cell “{NUMBER}”")
        self.assertIn(NUMBER, self.shown_numbers())
        self.assertIn(NUMBER, self.stored_numbers())
        self.assertEqual([row[0] for row in self.orders.selected()], [NUMBER])

    def delete_it(self):
        self.reader.do(self.reader.find("push button", "Delete Order"))
        self.reader.hears(f"showing notification “Message”: Deleted order {NUMBER}")
        self.reader.wait(lambda: NUMBER not in self.shown_numbers(), "it is still in the table")
        self.assertNotIn(NUMBER, self.stored_numbers())

    def bring_it_back(self):
        self.reader.do(self.reader.find("push button", "Undo"))
        self.reader.wait(lambda: NUMBER in self.shown_numbers(), "it is not in the table again")
        self.assertEqual(len(self.stored_numbers()), self.count + 1)
        self.assertIn(NUMBER, self.stored_numbers())

    def shown_numbers(self):
        return sorted(self.orders.column("Order number"))

    def stored_numbers(self):
        statement = """SELECT order_number FROM orders JOIN customers ON customers.id = orders.customer_id
                       WHERE customers.name = ? ORDER BY order_number"""
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as database:
            return [number for number, in database.execute(statement, [CUSTOMER])]


if __name__ == "__main__":
    with Stage() as stage:
        # Not before there is a session bus: the library asks for it as soon as it is there.
        from screen_reader import (DOWN, ESCAPE, RETURN, ScreenReader, Table, action_names, is_in)
        result = unittest.main(verbosity=2, exit=False).result
        if not result.wasSuccessful():
            print(stage.log(), file=sys.stderr)
    sys.exit(not result.wasSuccessful())
