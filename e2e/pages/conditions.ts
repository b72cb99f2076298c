import type { Locator, Page } from '@playwright/test'

/** The condition builder, on the Conditions tab of a trigger or in the dialog over Trigger Setup. */
export class Conditions {
  readonly tab: Locator
  readonly values: Locator
  readonly operators: Locator
  readonly operands: Locator
  readonly addButton: Locator
  readonly saveButton: Locator
  readonly revertButton: Locator
  readonly payload: Locator
  readonly textTab: Locator
  readonly payloadTab: Locator
  readonly text: Locator
  readonly count: Locator
  readonly table: Locator
  readonly cells: Locator
  readonly suggestions: Locator
  readonly dialog: Locator
  readonly applyButton: Locator
  /** In the detail of a delivery. */
  readonly deliveryTab: Locator
  readonly deliveryTable: Locator

  constructor(readonly page: Page) {
    this.tab = page.getByRole('tablist', { name: 'Trigger' }).getByRole('tab', { name: 'Conditions' })
    this.values = page.getByRole('combobox', { name: 'Value' })
    this.operators = page.getByRole('combobox', { name: 'Operator' })
    this.operands = page.getByRole('combobox', { name: 'Compare with' })
    this.addButton = page.getByRole('group', { name: 'Group' }).getByRole('button', { name: 'Add condition' }).last()
    this.saveButton = page.getByRole('button', { name: 'Save condition' })
    this.revertButton = page.getByRole('button', { name: 'Revert' })
    this.payload = page.locator('.monaco-editor .view-lines')
    const beside = page.getByRole('radiogroup', { name: 'Beside the builder' })
    this.textTab = beside.getByRole('radio', { name: 'Text' })
    this.payloadTab = beside.getByRole('radio', { name: 'Payload' })
    this.text = page.getByRole('textbox', { name: 'Condition as text' })
    this.count = page.getByRole('region', { name: 'Truth table' }).getByRole('status')
    this.table = page.getByRole('grid', { name: 'Recorded events' })
    this.cells = this.table.getByRole('gridcell')
    this.suggestions = page.getByRole('listbox').getByRole('option')
    this.dialog = page.getByRole('dialog', { name: 'Condition', exact: true })
    this.applyButton = this.dialog.getByRole('button', { name: 'Apply' })
    this.deliveryTab = page.getByRole('tablist', { name: 'Delivery' }).getByRole('tab', { name: 'Conditions' })
    this.deliveryTable = page.getByRole('table', { name: 'Conditions of this delivery' })
  }

  /** A value of the payload as Monaco draws it, such as `"opened"`. */
  payloadValue(text: string): Locator {
    return this.payload.getByText(text, { exact: true })
  }

  /** Types what the test at that place is compared with, and closes the suggestions, which cover what is below. */
  async compareWith(index: number, text: string): Promise<void> {
    await this.operands.nth(index).fill(text)
    await this.page.keyboard.press('Tab')
  }

  /** A cell of the truth table by what it says, such as `true: action is "opened"`. */
  cell(name: string): Locator {
    return this.table.getByRole('gridcell', { name, exact: true })
  }
}
