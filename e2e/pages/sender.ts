import type { Locator, Page } from '@playwright/test'

type Part = 'Event' | 'Handshakes' | 'Security check'

/** The Sender tab of a trigger: events, handshakes and the security check. */
export class Sender {
  readonly tab: Locator
  readonly region: Locator
  readonly eventType: Locator
  readonly payload: Locator
  readonly resetButton: Locator
  readonly headersTab: Locator
  readonly addHeaderButton: Locator
  readonly sendButton: Locator
  /** How the last send was answered, and the delivery it became. */
  readonly outcome: Locator
  readonly response: Locator
  readonly sentHeadersTab: Locator
  readonly sentRequest: Locator
  readonly openDeliveryButton: Locator
  readonly lastSends: Locator
  readonly handshakes: Locator
  readonly runCheckButton: Locator
  readonly checkResult: Locator
  readonly checkRows: Locator
  readonly exportReportButton: Locator

  constructor(readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Sender', exact: true })
    this.region = page.getByRole('region', { name: 'Sender', exact: true })
    this.eventType = this.region.getByLabel('Event type')
    this.payload = this.region.locator('.monaco-editor .view-lines')
    this.resetButton = this.region.getByRole('button', { name: 'Reset to sample' })
    this.headersTab = this.region.getByRole('tab', { name: /^Headers/ })
    this.addHeaderButton = this.region.getByRole('button', { name: 'Add header' })
    this.sendButton = this.region.getByRole('button', { name: 'Send', exact: true })
    this.outcome = this.region.getByRole('status', { name: 'Outcome' })
    this.response = this.region.getByRole('region', { name: 'Response' })
    this.sentHeadersTab = this.region.getByRole('tab', { name: /^Sent headers/ })
    this.sentRequest = this.region.getByRole('region', { name: 'Sent request' })
    this.openDeliveryButton = this.region.getByRole('button', { name: 'Open delivery', exact: true })
    this.lastSends = this.region.getByRole('list', { name: 'Last sends' }).getByRole('button')
    this.handshakes = this.region.getByRole('list', { name: 'Handshakes' }).getByRole('listitem')
    this.runCheckButton = this.region.getByRole('button', { name: /^(Run security check|Run again)$/ })
    this.checkResult = this.region.getByRole('status', { name: 'Result of the check' })
    this.checkRows = this.region.getByRole('table', { name: 'Security check' }).getByRole('row')
    this.exportReportButton = this.region.getByRole('button', { name: 'Export report' })
  }

  async show(part: Part): Promise<void> {
    await this.region.getByRole('radio', { name: part, exact: true }).click()
  }

  choice(name: string): Locator {
    return this.region.getByRole('radio', { name, exact: true })
  }

  handshake(name: string | RegExp): Locator {
    return this.region.getByRole('list', { name: 'Handshakes' }).getByRole('listitem', { name })
  }

  playButton(name: string): Locator {
    return this.region.getByRole('button', { name: `Play ${name}`, exact: true })
  }

  checkRow(name: string): Locator {
    return this.checkRows.filter({ hasText: name })
  }

  /** The text of the payload, replaced as a person would: select all, type. */
  async fillPayload(text: string): Promise<void> {
    await this.region.getByRole('textbox', { name: 'Payload to send' }).focus()
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.insertText(text)
  }
}
