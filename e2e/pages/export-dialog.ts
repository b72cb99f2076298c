import type { Locator, Page } from '@playwright/test'

/** The Export dialog: a tab per format, its text, what the format cannot say, Copy and Save. */
export class ExportDialog {
  readonly dialog: Locator
  readonly differences: Locator
  readonly copyButton: Locator
  readonly saveButton: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Export', exact: true })
    this.differences = this.dialog.getByRole('list', { name: 'Differences' })
    this.copyButton = this.dialog.getByRole('button', { name: 'Copy', exact: true })
    this.saveButton = this.dialog.getByRole('button', { name: 'Save…' })
  }

  format(label: string): Locator {
    return this.dialog.getByRole('tab', { name: label, exact: true })
  }

  /** The text of the format in the editor. */
  text(label: string): Locator {
    return this.dialog.getByRole('tabpanel').filter({ has: this.dialog.getByLabel(`${label} export`) })
  }
}
