import { connections, schemeOf } from '@shared/connections'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
import type { TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { fail, ok } from '@shared/ipc/result'
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { DialogHost } from '../../app/dialog-host'
import { openDialog, useDialogs } from '../../lib/dialogs'
import { fakePart, fakePreview } from '../../test/fake-preview'
import { createFakeState } from '../../test/fake-state'
import { fakeKey, fakeTrigger } from '../../test/fake-triggers'
import { renderConnected } from '../../test/render-connected'
import { RecipeEditorDialog } from './recipe-editor-dialog'
import { readScheme, writeScheme } from './read-scheme'

// The lists of choices make a large document, in which looking for what is hidden takes most of the time.
configure({ defaultHidden: true })

const scheme: CustomScheme = {
  recipe: {
    type: 'hmac',
    algorithm: 'sha256',
    key: 'utf8',
    credential: { at: [{ from: 'header', name: 'X-Signature' }] },
    encodings: ['hex'],
    content: [{ part: 'method' }, { part: 'literal', text: '\n' }, { part: 'body' }],
    replay: 'none',
  },
  config: [{ name: 'account', label: 'Account', hint: 'Its id.', required: false, generated: false }],
  eventTypeFrom: [],
}

const customTrigger = (changes: Partial<TriggerView> = {}): TriggerView =>
  fakeTrigger({
    id: 'trg-custom',
    connectionId: 'custom-webhook',
    eventType: null,
    authentication: { method: 'signature', preset: 'custom', headerName: 'X-API-Key', custom: scheme },
    keys: [fakeKey('key-custom', 'x1y', 'vendor')],
    state: 'draft',
    ...changes,
  })

async function open(trigger = customTrigger()) {
  const state = { ...createFakeState(), triggers: [trigger] }
  const rendered = await renderConnected(<RecipeEditorDialog triggerId={trigger.id} />, state)
  const json = async (): Promise<HTMLTextAreaElement> => {
    await rendered.user.click(screen.getByRole('radio', { name: 'JSON' }))
    return screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Recipe as JSON' })
  }
  const written = async (): Promise<CustomScheme> => JSON.parse((await json()).value) as CustomScheme
  return { ...rendered, json, written }
}

const section = (name: string) => within(screen.getByRole('region', { name }))
const write = (field: HTMLElement, text: string) => fireEvent.change(field, { target: { value: text } })
const part = (number: number) => within(screen.getByRole('listitem', { name: `part ${number}` }))
const contentOf = (value: CustomScheme) => ('content' in value.recipe ? value.recipe.content : [])

describe('the form', () => {
  it('changes one thing and keeps all else, also what it has no fields for', async () => {
    const { user, written } = await open()
    await user.selectOptions(section('Signature').getByRole('combobox', { name: 'Hash' }), 'SHA-512')
    expect(section('Edited in JSON').getByText('config')).toBeInTheDocument()
    expect(await written()).toEqual({ ...scheme, recipe: { ...scheme.recipe, algorithm: 'sha512' } })
  })

  it('adds, moves and removes parts with the keyboard alone', async () => {
    const { user, written } = await open()
    await user.click(screen.getByRole('button', { name: 'Add part' }))
    write(part(4).getByRole('textbox', { name: 'Text' }), 'a\\nb')
    part(4).getByRole('button', { name: 'Move part 4 up' }).focus()
    await user.keyboard('{Enter}')
    expect(part(3).getByRole('textbox', { name: 'Text' })).toHaveValue('a\\nb')
    await waitFor(() => expect(part(3).getByRole('button', { name: 'Move part 3 up' })).toHaveFocus())
    part(2).getByRole('button', { name: 'Remove part 2' }).focus()
    await user.keyboard('{Enter}')
    expect(contentOf(await written())).toEqual([
      { part: 'method' },
      { part: 'literal', text: 'a\nb' },
      { part: 'body' },
    ])
  })

  it('asks for the fields of the kind that is chosen, and keeps what both have', async () => {
    const { user, written } = await open()
    await user.selectOptions(part(2).getByRole('combobox', { name: 'Part' }), 'header')
    write(part(2).getByRole('textbox', { name: 'Name' }), 'X-Time')
    await user.selectOptions(part(2).getByRole('combobox', { name: 'Part' }), 'form field')
    expect(contentOf(await written())[1]).toEqual({ part: 'form', name: 'X-Time' })
  })

  it('shows a value of another shape as edited in JSON, and leaves it', async () => {
    const algorithm = { by: { from: 'header', name: 'x-hash' }, cases: { a: 'sha1', b: 'sha256' } } as const
    const { recipe } = scheme
    if (recipe.type !== 'hmac') throw new Error('it is an HMAC')
    const { user, written } = await open(
      customTrigger({
        authentication: {
          method: 'signature',
          preset: 'custom',
          headerName: 'X-API-Key',
          custom: { ...scheme, recipe: { ...recipe, algorithm } },
        },
      }),
    )
    expect(section('Signature').getByText('edited in JSON')).toBeInTheDocument()
    await user.selectOptions(section('Signature').getByRole('combobox', { name: 'Key' }), 'hex, decoded')
    expect((await written()).recipe).toMatchObject({ algorithm, key: 'hex' })
  })

  it('turns the time on with what it needs, and off without a trace', async () => {
    const { user, written } = await open()
    const time = section('Time and replay')
    await user.click(time.getByRole('switch', { name: 'The request says when it was signed' }))
    expect(screen.getByRole('list', { name: 'Problems' })).toHaveTextContent('recipe.timestamp.source.name')
    await user.click(time.getByRole('switch', { name: 'The request says when it was signed' }))
    expect(await written()).toEqual(scheme)
  })

  it.each(['the secret itself', 'ECDSA', 'JSON Web Token', 'plain hash with the secret in it'])(
    'makes a recipe of the type %s that can be mended in it',
    async (type) => {
      const { user, written } = await open()
      await user.selectOptions(section('Signature').getByRole('combobox', { name: 'Type' }), type)
      const value = await written()
      expect(readScheme(JSON.stringify(value)).problems.map(({ message }) => message)).toEqual(
        type.startsWith('plain') ? ['A plain hash proves nothing unless the secret is part of the content.'] : [],
      )
    },
  )
})

describe('the JSON view', () => {
  it('goes to the form and back without loss', async () => {
    const { user, json } = await open()
    const text = `{"zone":1,  "recipe": ${JSON.stringify(scheme.recipe)}}`
    fireEvent.change(await json(), { target: { value: text } })
    expect(screen.getByRole('list', { name: 'Problems' })).toHaveTextContent('Not known here: "zone"')
    await user.click(screen.getByRole('radio', { name: 'Form' }))
    expect(section('Edited in JSON').getByText('zone')).toBeInTheDocument()
    expect((await json()).value).toBe(text)
  })

  it('keeps text that is no JSON, says where it breaks off, and does not use it', async () => {
    const { user, json, backend } = await open()
    fireEvent.change(await json(), { target: { value: '{\n  "recipe": nothing\n}' } })
    expect(screen.getByRole('list', { name: 'Problems' })).toHaveTextContent('Line 2, column 13')
    expect(screen.getByRole('button', { name: 'Use recipe' })).toBeDisabled()
    await user.click(screen.getByRole('radio', { name: 'Form' }))
    expect(screen.getByText('The form cannot show this.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Edit in JSON' }))
    expect((await json()).value).toContain('nothing')
    expect(backend.callsOf('triggers.update')).toEqual([])
  })

  it('names each problem with its path and what is allowed', async () => {
    const { json } = await open()
    const wrong = { ...scheme, recipe: { ...scheme.recipe, algorithm: 'md5', content: [{ part: 'trailer' }] } }
    fireEvent.change(await json(), { target: { value: JSON.stringify(wrong) } })
    const problems = within(screen.getByRole('list', { name: 'Problems' }))
    expect(problems.getByText('recipe.algorithm').parentElement).toHaveTextContent('"sha256"')
    expect(problems.getByText('recipe.content[0].part').parentElement).toHaveTextContent('"crc32"')
  })
})

describe('Use recipe', () => {
  it('makes it the scheme of a draft at once', async () => {
    const { user, backend } = await open(
      customTrigger({ authentication: { method: 'signature', preset: 'blink', headerName: 'X-API-Key' } }),
    )
    await user.selectOptions(screen.getByRole('combobox', { name: 'Start from' }), 'Custom Webhook: Standard Webhooks')
    await user.click(screen.getByRole('button', { name: 'Use recipe' }))
    await waitFor(() => expect(backend.callsOf('triggers.update')).toHaveLength(1))
    expect(backend.callsOf('triggers.update')[0]).toMatchObject({
      authentication: { method: 'signature', preset: 'custom', custom: { recipe: { key: 'whsec-base64' } } },
    })
  })

  it('asks first where senders may use the trigger', async () => {
    const { user, backend } = await open(customTrigger({ state: 'ready' }))
    await user.click(screen.getByRole('button', { name: 'Use recipe' }))
    expect(backend.callsOf('triggers.update')).toEqual([])
    expect(useDialogs.getState().stack.at(-1)).toMatchObject({ type: 'confirm', confirmLabel: 'Change' })
  })

  it('keeps what was written when the editor is closed, and forgets it on request', async () => {
    const trigger = customTrigger()
    const state = { ...createFakeState(), triggers: [trigger] }
    const { user } = await renderConnected(<DialogHost />, state)
    const reopen = async () => {
      openDialog({ type: 'recipe-editor', triggerId: trigger.id })
      return screen.findByRole('dialog', { name: 'Custom recipe' })
    }
    await reopen()
    const hash = () => section('Signature').getByRole('combobox', { name: 'Hash' })
    await user.selectOptions(hash(), 'SHA-384')
    await user.click(within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Close' })[1] ?? hash())
    await reopen()
    expect(hash()).toHaveValue('sha384')
    await user.click(screen.getByRole('button', { name: 'Discard changes' }))
    expect(hash()).toHaveValue('sha256')
  })
})

describe('the preview', () => {
  it('shows the signed string with what cannot be seen, the digest and that it matches', async () => {
    await open()
    const preview = within(screen.getByRole('region', { name: 'Preview' }))
    const signed = await preview.findByRole('region', { name: 'Signed string' })
    expect(signed.textContent).toBe('POST↵\n{"a":1}')
    expect(preview.getByText('Genuine')).toBeInTheDocument()
    expect(preview.getByTestId('preview-digest')).toHaveTextContent('0a1b')
    expect(within(preview.getByRole('list', { name: 'Parts' })).getByText(/2\. a line feed/)).toBeInTheDocument()
  })

  it('shows the bytes as hex, other bytes than UTF-8 as such, and names what is missing', async () => {
    const { user, backend } = await open()
    const parts = [
      { ...fakePart('body', 'the raw body (2 bytes)', 'a\u009f') },
      { ...fakePart('header', 'header X-Time', ''), occurrences: 0 },
    ]
    const content = must(fakePreview().contents[0], 'there is one')
    backend.answer('recipes.preview', () =>
      ok(fakePreview({ contents: [{ ...content, parts, digests: [], matches: null }] })),
    )
    await user.selectOptions(section('Signature').getByRole('combobox', { name: 'Hash' }), 'SHA-1')
    const preview = within(screen.getByRole('region', { name: 'Preview' }))
    expect(await preview.findByText(/missing: header X-Time/)).toBeInTheDocument()
    expect(preview.getByRole('region', { name: 'Signed string' })).toHaveTextContent('a\\x9f')
    await user.click(preview.getByRole('radio', { name: 'Hex' }))
    expect(preview.getByRole('region', { name: 'Signed bytes' })).toHaveTextContent('61 9f')
  })

  it('says why a request would be refused, and why there is no preview', async () => {
    const { user, backend } = await open()
    backend.answer('recipes.preview', () =>
      ok(
        fakePreview({
          authentic: false,
          reason: 'signature_wrong',
          diagnosis: { mistake: 'secret_newline', evidence: [], tries: 3 },
        }),
      ),
    )
    await user.selectOptions(section('Signature').getByRole('combobox', { name: 'Hash' }), 'SHA-1')
    expect(await screen.findByText('The secret has a line break at its end')).toBeInTheDocument()
    backend.answer('recipes.preview', () => fail('not_allowed', 'This delivery is too large.'))
    await user.selectOptions(section('Signature').getByRole('combobox', { name: 'Hash' }), 'SHA-384')
    expect(await screen.findByText('This delivery is too large.')).toBeInTheDocument()
  })

  it('asks with the recipe as it stands, and never with one that is wrong', async () => {
    const { backend } = await open()
    write(screen.getByRole('textbox', { name: 'Name' }), '')
    expect(screen.getByText('This is the recipe as it was before the problems below.')).toBeInTheDocument()
    expect(
      backend.callsOf('recipes.preview').every(({ scheme: asked }) => asked.recipe.credential.at.length === 1),
    ).toBe(true)
    expect(readScheme(writeScheme(scheme)).problems).toEqual([])
  })
})

it.each(
  connections.flatMap((connection) =>
    connection.presets.map((preset) => [`${connection.name} ${preset.name}`, schemeOf(connection, preset)] as const),
  ),
)('the scheme of %s is read as it was written', (_name, known) => {
  expect(readScheme(writeScheme(known))).toMatchObject({ problems: [], scheme: JSON.parse(JSON.stringify(known)) })
})
