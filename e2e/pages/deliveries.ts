import type { Locator, Page } from '@playwright/test'

/** The live list of a trigger's deliveries and the detail beside it. */
export class Deliveries {
  readonly list: Locator
  readonly rows: Locator
  /** Times out of reach, between the rows. */
  readonly gaps: Locator
  readonly headersTab: Locator
  readonly headers: Locator
  /** The chosen delivery. */
  readonly detail: Locator
  /** Its verdict and the card under it. */
  readonly verdict: Locator
  readonly payload: Locator
  /** Why the chosen delivery was refused. */
  readonly reason: Locator

  constructor(readonly page: Page) {
    this.list = page.getByRole('listbox', { name: 'Deliveries' })
    this.rows = this.list.getByRole('option')
    this.gaps = this.list.getByRole('group')
    this.headersTab = page.getByRole('tab', { name: /^Headers/ })
    this.headers = page.getByRole('region', { name: 'Headers', exact: true })
    this.detail = page.getByRole('region', { name: 'Delivery' })
    this.verdict = this.detail.getByRole('group', { name: 'Verdict and reason' })
    this.payload = this.detail.locator('.monaco-editor .view-lines')
    this.reason = page.getByRole('region', { name: 'Why not' })
  }

  /** A button of the card that mends the cause. */
  mend(name: string): Locator {
    return this.reason.getByRole('button', { name, exact: true })
  }

  /** What the card tells under that label. */
  evidence(label: string): Locator {
    return this.reason.getByRole('definition').and(this.reason.locator('dt', { hasText: label }).locator('+ dd'))
  }

  chip(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}\\b`) })
  }

  /** Of the chosen delivery. */
  async replay(way: 'The same bytes' | 'Signed anew, now' | 'Edit and replay'): Promise<void> {
    await this.detail.getByRole('button', { name: 'Replay', exact: true }).click()
    await this.page.getByRole('menuitem', { name: way }).click()
  }
}
