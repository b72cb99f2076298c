import type { Locator, Page } from '@playwright/test'

/** The Tunnel page of the Settings dialog. */
export class TunnelSettings {
  readonly dialog: Locator
  readonly tab: Locator
  readonly drivers: Locator
  /** State, URL in force, probe and problem. */
  readonly connection: Locator
  readonly publicUrlInForce: Locator
  readonly testButton: Locator
  readonly connectButton: Locator
  readonly disconnectButton: Locator
  readonly reconnectButton: Locator
  readonly doneButton: Locator
  readonly trustKeyButton: Locator
  readonly trustChangedKeyButton: Locator
  readonly advancedButton: Locator
  readonly requests: Locator
  readonly log: Locator
  readonly logLines: Locator
  /** What is wrong with a field, or why it could not connect. */
  readonly alert: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Settings' })
    this.tab = this.dialog.getByRole('tab', { name: 'Tunnel' })
    this.drivers = this.dialog.getByRole('radiogroup', { name: 'Tunnel' })
    this.connection = this.dialog.getByRole('region', { name: 'Connection' })
    this.publicUrlInForce = this.connection.getByLabel('Public URL in force', { exact: true })
    this.testButton = this.button('Test now')
    this.connectButton = this.button('Connect')
    this.disconnectButton = this.button('Disconnect')
    this.reconnectButton = this.button('Save and reconnect')
    this.doneButton = this.button('Done')
    this.trustKeyButton = this.button('Trust this key')
    this.trustChangedKeyButton = this.button('Trust the new key anyway')
    this.advancedButton = this.button('Advanced')
    this.requests = this.dialog.getByRole('region', { name: 'Requests this month' })
    this.log = this.dialog.getByRole('region', { name: 'Tunnel log' })
    this.logLines = this.log.getByRole('listitem')
    this.alert = this.dialog.getByRole('alert')
  }

  driver(name: 'Off' | 'ngrok' | 'My own URL' | 'SSH'): Locator {
    return this.drivers.getByRole('radio', { name, exact: true })
  }

  /** A field by its label: `Authtoken`, `Domain`, `Connect address`, `Public URL`, `Host`, `Port`, `User`, `Key file`, `Passphrase`, `Listens on`, `Remote port`. */
  field(label: string): Locator {
    return this.dialog.getByRole('tabpanel').getByLabel(label, { exact: true })
  }

  /** Types into a field and leaves it, which saves it while the tunnel is off. */
  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text)
    await this.field(label).blur()
  }

  /** `Replace Authtoken`, `Remove Passphrase`, `Choose Key file` ... */
  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true })
  }

  /** Opens it from the state in the top bar. */
  async open(): Promise<void> {
    await this.page
      .getByRole('status', { name: 'Receiver' })
      .getByRole('button', { name: /Tunnel settings$/ })
      .click()
  }
}
