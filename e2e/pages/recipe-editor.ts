import type { Locator, Page } from '@playwright/test'

/** The Custom recipe editor: form or JSON at the left, the preview at the right. */
export class RecipeEditor {
  readonly dialog: Locator
  readonly startFrom: Locator
  readonly json: Locator
  readonly problems: Locator
  readonly preview: Locator
  readonly previewWith: Locator
  /** The exact bytes that are signed, as text. */
  readonly signedString: Locator
  readonly digest: Locator
  readonly carried: Locator
  readonly conclusion: Locator
  readonly useButton: Locator
  readonly closeButton: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Custom recipe' })
    this.startFrom = this.dialog.getByLabel('Start from', { exact: true })
    this.json = this.dialog.locator('.monaco-editor .view-lines')
    this.problems = this.dialog.getByRole('list', { name: 'Problems' })
    this.preview = this.dialog.getByRole('region', { name: 'Preview' })
    this.previewWith = this.preview.getByRole('combobox', { name: 'Preview with' })
    this.signedString = this.preview.getByRole('region', { name: 'Signed string' })
    this.digest = this.preview.getByTestId('preview-digest')
    this.carried = this.preview.getByTestId('preview-carried')
    this.conclusion = this.preview.getByRole('status')
    this.useButton = this.dialog.getByRole('button', { name: 'Use recipe' })
    this.closeButton = this.dialog.getByRole('button', { name: 'Close', exact: true }).last()
  }

  view(name: 'Form' | 'JSON'): Locator {
    return this.dialog.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name })
  }

  /** A section of the form such as `Signature`. */
  section(title: string): Locator {
    return this.dialog.getByRole('region', { name: title, exact: true })
  }

  /** An item of a list in the form, such as `part 2`. */
  item(name: string): Locator {
    return this.dialog.getByRole('listitem', { name, exact: true })
  }

  choice(scope: Locator, label: string): Locator {
    return scope.getByRole('combobox', { name: label, exact: true })
  }

  text(scope: Locator, label: string): Locator {
    return scope.getByRole('textbox', { name: label, exact: true })
  }

  /** Adds a property at the start of what the JSON view holds. */
  async addInJson(name: string, value: unknown): Promise<void> {
    await this.view('JSON').click()
    await this.dialog.locator('.monaco-editor').first().click()
    await this.page.keyboard.press('ControlOrMeta+Home')
    await this.page.keyboard.press('End')
    await this.page.keyboard.insertText(`${JSON.stringify(name)}: ${JSON.stringify(value)},`)
  }

  /** What the JSON view offers while typing. */
  suggestion(label: string): Locator {
    return this.page.locator('.suggest-widget').getByRole('option', { name: label })
  }

  /** The signed bytes, read from the hex view. */
  async signedBytes(): Promise<Buffer> {
    await this.preview.getByRole('radio', { name: 'Hex' }).first().click()
    const cells = this.preview.getByRole('region', { name: 'Signed bytes' }).first().locator('tr td:nth-child(2)')
    const hex = (await cells.allTextContents()).join(' ').replaceAll(' ', '')
    await this.preview.getByRole('radio', { name: 'Text' }).first().click()
    return Buffer.from(hex, 'hex')
  }
}
