import type { Locator, Page } from '@playwright/test'

/** The main window: top bar, trigger list and what stands beside it. */
export class Shell {
  readonly newTriggerButton: Locator
  readonly triggerList: Locator
  readonly receiverStatus: Locator
  readonly notifications: Locator

  constructor(readonly page: Page) {
    this.triggerList = page.getByRole('navigation', { name: 'Triggers' })
    this.newTriggerButton = this.triggerList.getByRole('button', { name: 'New trigger', exact: true })
    this.receiverStatus = page.getByRole('status', { name: 'Receiver' })
    this.notifications = page.getByRole('region', { name: 'Notifications' })
  }

  /** New trigger, then the event dialog of the new event-based workflow. */
  async startTrigger(): Promise<void> {
    await this.newTriggerButton.click()
    await this.page.getByRole('button', { name: 'Click to select an event' }).click()
  }

  trigger(name: string): Locator {
    return this.triggerList.getByRole('button', { name: new RegExp(escapeForRegExp(name)) })
  }
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
