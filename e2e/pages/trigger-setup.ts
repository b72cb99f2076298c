import type { Locator, Page } from '@playwright/test'

/** The Trigger Setup dialog, with the labels of the wizard. */
export class TriggerSetup {
  readonly dialog: Locator
  readonly eventName: Locator
  readonly apiKeyMethod: Locator
  readonly signatureMethod: Locator
  readonly fullUrl: Locator
  readonly baseUrl: Locator
  readonly apiKey: Locator
  readonly guide: Locator
  readonly confirmSubscriptionButton: Locator
  /** The warning that nothing can be verified while the vendor's keys may not be fetched. */
  readonly keysNotAllowed: Locator
  readonly connectTunnelButton: Locator
  readonly tunnelSettingsButton: Locator
  readonly viewSampleButton: Locator
  readonly applyButton: Locator
  readonly exportBundleButton: Locator
  readonly exportJsonSchemaButton: Locator
  readonly allFormatsButton: Locator
  readonly doneButton: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Trigger Setup' })
    this.eventName = this.dialog.getByRole('textbox', { name: 'Webhook Event Name' })
    const method = this.dialog.getByRole('radiogroup', { name: 'Authentication Method' })
    this.apiKeyMethod = method.getByRole('radio', { name: 'API Key' })
    this.signatureMethod = method.getByRole('radio', { name: 'Signature' })
    this.fullUrl = this.dialog.getByLabel('Webhook Full URL', { exact: true })
    this.baseUrl = this.dialog.getByLabel('Webhook Base URL', { exact: true })
    this.apiKey = this.dialog.getByLabel('Webhook API Key', { exact: true })
    this.guide = this.dialog.getByRole('complementary')
    this.confirmSubscriptionButton = this.guide.getByRole('button', { name: 'Confirm subscription' })
    this.keysNotAllowed = this.dialog.getByTestId('keys-not-allowed')
    this.connectTunnelButton = this.dialog.getByRole('button', { name: 'Connect a tunnel' })
    this.tunnelSettingsButton = this.dialog.getByRole('button', { name: 'Tunnel settings' })
    this.viewSampleButton = this.dialog.getByRole('button', { name: 'View', exact: true })
    this.applyButton = this.dialog.getByRole('button', { name: 'Apply', exact: true })
    this.exportBundleButton = this.dialog.getByRole('button', { name: 'Export bundle' })
    this.exportJsonSchemaButton = this.dialog.getByRole('button', { name: 'Export JSON Schema' })
    this.allFormatsButton = this.dialog.getByRole('button', { name: 'All export formats' })
    this.doneButton = this.dialog.getByRole('button', { name: 'Done', exact: true })
  }

  scheme(name: string): Locator {
    return this.dialog.getByRole('radiogroup', { name: 'Signature scheme' }).getByRole('radio', { name })
  }

  /** The field for a secret that the vendor issues, under the vendor's own name for it. */
  vendorSecret(label: string): Locator {
    return this.dialog.getByLabel(label, { exact: true })
  }

  /** A setting of the connection beside the secret, under the vendor's own name for it, such as `Verify token`. */
  setting(label: string): Locator {
    return this.dialog.getByRole('textbox', { name: label, exact: true })
  }

  /** Where a secret is waited for that the vendor tells in its handshake. */
  toldSecret(label: string): Locator {
    return this.dialog.getByRole('group', { name: label, exact: true })
  }

  /** The leave to fetch the public keys that a vendor signs with. */
  fetchKeysSwitch(connectionName: string): Locator {
    return this.dialog.getByRole('switch', { name: `Fetch the signing keys of ${connectionName}` })
  }

  /** The copy button of a field such as `Webhook Base URL`. */
  copyButton(label: string): Locator {
    return this.dialog.getByRole('button', { name: `Copy ${label}`, exact: true })
  }
}
