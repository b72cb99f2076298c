import type { Locator, Page } from '@playwright/test'

/** The live list of a trigger's deliveries and the detail beside it. */
export class Deliveries {
  readonly list: Locator
  readonly rows: Locator

  constructor(readonly page: Page) {
    this.list = page.getByRole('listbox', { name: 'Deliveries' })
    this.rows = this.list.getByRole('option')
  }

  chip(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}\\b`) })
  }
}
