import type { Locator, Page } from '@playwright/test'

/** The page of one trigger: its buttons and tabs. The Deliveries tab has a page object of its own. */
export class TriggerPage {
  readonly listenButton: Locator
  readonly exportButton: Locator
  readonly exportBundleItem: Locator
  readonly exportJsonSchemaItem: Locator
  readonly fullUrl: Locator
  /** Of a draft. */
  readonly continueSetupButton: Locator
  readonly copyNewUrlButton: Locator
  readonly urlUpdatedButton: Locator

  constructor(readonly page: Page) {
    this.listenButton = page.getByRole('button', { name: 'Listen to event', exact: true })
    this.exportButton = page.getByRole('button', { name: 'Export', exact: true })
    this.exportBundleItem = page.getByRole('menuitem', { name: /bundle/i })
    this.exportJsonSchemaItem = page.getByRole('menuitem', { name: /JSON Schema/i })
    this.continueSetupButton = page.getByRole('button', { name: 'Continue Trigger Setup' })
    this.fullUrl = page.getByLabel('Webhook Full URL', { exact: true })
    this.copyNewUrlButton = page.getByRole('button', { name: 'Copy new URL', exact: true })
    this.urlUpdatedButton = page.getByRole('button', { name: 'Done, it is updated', exact: true })
  }

  /** A format in the export menu whose text is shown before it is saved. */
  exportItem(label: string): Locator {
    return this.page.getByRole('menuitem', { name: `${label}…` })
  }

  tab(name: 'Deliveries' | 'Schema' | 'Sender' | 'Setup'): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
  }
}
