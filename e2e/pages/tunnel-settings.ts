import type { Locator, Page } from '@playwright/test'

/** The Tunnel page of the Settings dialog. */
export class TunnelSettings {
  readonly dialog: Locator
  readonly tab: Locator
  /** How the receiver is reached now, with what is wrong. */
  readonly connection: Locator
  readonly log: Locator
  readonly connectButton: Locator
  readonly disconnectButton: Locator
  readonly saveAndReconnectButton: Locator
  readonly testButton: Locator
  readonly trustButton: Locator
  readonly doneButton: Locator
  readonly advanced: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Settings' })
    this.tab = this.dialog.getByRole('tab', { name: 'Tunnel' })
    this.connection = this.dialog.getByRole('region', { name: 'Connection' })
    this.log = this.dialog.getByRole('region', { name: 'Tunnel log' })
    this.connectButton = this.dialog.getByRole('button', { name: 'Connect', exact: true })
    this.disconnectButton = this.dialog.getByRole('button', { name: 'Disconnect' })
    this.saveAndReconnectButton = this.dialog.getByRole('button', { name: 'Save and reconnect' })
    this.testButton = this.dialog.getByRole('button', { name: 'Test now' })
    this.trustButton = this.dialog.getByRole('button', { name: 'Trust this key' })
    this.doneButton = this.dialog.getByRole('button', { name: 'Done', exact: true })
    this.advanced = this.dialog.getByRole('button', { name: 'Advanced' })
  }

  /** The card of a way to be reached: Off, ngrok, My own URL or SSH. */
  driver(name: string): Locator {
    return this.dialog.getByRole('radiogroup', { name: 'Tunnel' }).getByRole('radio', { name, exact: true })
  }

  field(label: string): Locator {
    return this.dialog.getByLabel(label, { exact: true })
  }

  /** Types into a field and leaves it, which saves it. */
  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text)
    await this.field(label).blur()
  }

  /** Presses the pill at the top, which leads here. */
  async open(): Promise<void> {
    await this.page
      .getByRole('status', { name: 'Receiver' })
      .getByRole('button', { name: /Tunnel settings/ })
      .click()
  }
}
