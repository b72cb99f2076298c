import type { Locator, Page } from '@playwright/test'

/** The live list of a trigger's deliveries and the detail beside it. */
export class Deliveries {
  readonly list: Locator
  readonly rows: Locator
  /** The chosen delivery. */
  readonly detail: Locator
  readonly payload: Locator
  /** Why the chosen delivery was refused. */
  readonly reason: Locator

  constructor(readonly page: Page) {
    this.list = page.getByRole('listbox', { name: 'Deliveries' })
    this.rows = this.list.getByRole('option')
    this.detail = page.getByRole('region', { name: 'Delivery' })
    this.payload = this.detail.locator('.monaco-editor .view-lines')
    this.reason = page.getByRole('region', { name: 'Why not' })
  }

  /** Marks of the times out of reach, between the rows. */
  get gaps(): Locator {
    return this.list.getByTestId('gap-row')
  }

  /** A tab of the chosen delivery. */
  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}\\b`) })
  }

  chip(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}\\b`) })
  }
}
