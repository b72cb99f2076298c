import type { Locator, Page } from '@playwright/test'

/** The dialog that chooses a connection and an event type. */
export class EventPicker {
  readonly dialog: Locator
  readonly search: Locator
  readonly applyButton: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Select an event' })
    this.search = this.dialog.getByRole('combobox', { name: 'Search connections and events' })
    this.applyButton = this.dialog.getByRole('button', { name: 'Apply', exact: true })
  }

  option(name: RegExp): Locator {
    return this.dialog.getByRole('option', { name })
  }

  /** Searches, picks the option and applies it. */
  async choose(query: string, option: RegExp): Promise<void> {
    await this.search.fill(query)
    await this.option(option).click()
    await this.applyButton.click()
  }
}
