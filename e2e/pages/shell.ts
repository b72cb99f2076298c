import type { Locator, Page } from '@playwright/test'

/** The main window: top bar, notices, trigger list and the dialogs that belong to no trigger. */
export class Shell {
  /** The root element; `data-theme` says which theme is shown. */
  readonly root: Locator
  readonly triggerList: Locator
  readonly newTriggerButton: Locator
  readonly selectEventButton: Locator
  readonly unmatchedButton: Locator
  readonly receiverStatus: Locator
  /** In the receiver status; opens the Tunnel page of Settings. */
  readonly tunnelButton: Locator
  readonly copyPublicUrlButton: Locator
  readonly notices: Locator
  readonly stored: Locator
  readonly notifications: Locator
  readonly settingsButton: Locator
  readonly settings: Locator
  readonly importPreview: Locator
  readonly dialogs: Locator

  constructor(readonly page: Page) {
    this.root = page.locator('html')
    this.triggerList = page.getByRole('navigation', { name: 'Triggers' })
    this.newTriggerButton = this.triggerList.getByRole('button', { name: 'New trigger', exact: true })
    this.selectEventButton = page.getByRole('button', { name: 'Click to select an event' })
    this.unmatchedButton = this.triggerList.getByRole('button', { name: /^Unmatched/ })
    this.receiverStatus = page.getByRole('status', { name: 'Receiver' })
    this.tunnelButton = this.receiverStatus.getByRole('button', { name: /Tunnel settings$/ })
    this.copyPublicUrlButton = this.receiverStatus.getByRole('button', { name: 'Copy public URL' })
    this.notices = page.getByTestId('notices')
    this.stored = page.getByTestId('stored')
    this.notifications = page.getByRole('region', { name: 'Notifications' })
    this.settingsButton = page.getByRole('button', { name: 'Settings', exact: true })
    this.settings = page.getByRole('dialog', { name: 'Settings' })
    this.importPreview = page.getByRole('dialog', { name: 'Import bundle' })
    this.dialogs = page.getByRole('dialog')
  }

  /** New trigger, then the event dialog of the new event-based workflow. */
  async startTrigger(): Promise<void> {
    await this.newTriggerButton.click()
    await this.selectEventButton.click()
  }

  trigger(name: string): Locator {
    return this.triggerList.getByRole('button', { name: new RegExp(escapeForRegExp(name)) })
  }

  /** A question before something that cannot be undone. */
  confirmDialog(title: string): Locator {
    return this.page.getByRole('alertdialog', { name: title })
  }

  noticeButton(name: string): Locator {
    return this.notices.getByRole('button', { name, exact: true })
  }

  get importButton(): Locator {
    return this.importPreview.getByRole('button', { name: /^Import/ })
  }
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
