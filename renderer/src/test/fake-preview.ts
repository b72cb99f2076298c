import type { RecipePreview, SignedPartView } from '@shared/contracts/recipe-preview'

/** A part of a signed string with that text. */
export const fakePart = (kind: string, label: string, text: string): SignedPartView => ({
  kind,
  label,
  base64: btoa(text),
  length: text.length,
  isMasked: false,
  occurrences: null,
})

/** A preview that matches; each field can be given. */
export const fakePreview = (changes: Partial<RecipePreview> = {}): RecipePreview => ({
  algorithm: 'HMAC-SHA256',
  places: [{ label: 'Header', value: 'X-Signature' }],
  contents: [
    {
      title: null,
      url: null,
      parts: [
        fakePart('method', 'the method', 'POST'),
        fakePart('literal', 'a line feed', '\n'),
        fakePart('body', 'the raw body (7 bytes)', '{"a":1}'),
      ],
      digests: [{ encoding: 'hex', text: '0a1b' }],
      carried: ['0a1b'],
      matches: true,
    },
  ],
  authentic: true,
  reason: null,
  evidence: [],
  diagnosis: null,
  ...changes,
})
