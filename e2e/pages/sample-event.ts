import type { Locator, Page } from '@playwright/test'

/** The Sample Webhook Event dialog. */
export class SampleEvent {
  readonly dialog: Locator
  readonly listenButton: Locator
  readonly stopButton: Locator
  readonly sendTestButton: Locator
  readonly payload: Locator
  readonly schema: Locator
  readonly applyButton: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Sample Webhook Event' })
    this.listenButton = this.dialog.getByRole('button', { name: 'Listen to event', exact: true })
    this.stopButton = this.dialog.getByRole('button', { name: 'Listening, stop', exact: true })
    this.sendTestButton = this.dialog.getByRole('button', { name: 'Send test event', exact: true })
    this.payload = this.dialog.locator('.monaco-editor .view-lines')
    this.schema = this.dialog.getByRole('treegrid', { name: 'Detected schema' })
    this.applyButton = this.dialog.getByRole('button', { name: 'Apply', exact: true })
  }

  /** What is said while events are awaited, such as that a request was refused. */
  message(text: RegExp): Locator {
    return this.dialog.getByText(text)
  }

  /** The row of a field, by its name. */
  field(name: string): Locator {
    return this.schema.getByRole('row', { name: new RegExp(`^${name}\\b`) }).first()
  }
}
