import { changeCredential, listParts, signsWholeBody, tamperWithBody, tamperWithHeader } from './change-request'
import { once, refused } from './check-case'
import type { CheckCase, CheckContext } from './check-case'

const noSignature = 'An API key says nothing about the request it comes with; only a signature does.'

const nameOf = ({ vendor }: CheckContext): string => vendor.connection.name

const signsUrl = ({ recipe }: CheckContext): boolean =>
  recipe !== null &&
  (listParts(recipe).some((part) => part.part === 'url' && part.form !== 'query') ||
    (recipe.type === 'jwt' && recipe.claims.some(({ is }) => is === 'url')))

const hasOwnUrl = ({ recipe, vendor }: CheckContext): boolean =>
  recipe !== null &&
  listParts(recipe).some(
    (part) => part.part === 'url' && part.config !== undefined && vendor.trigger.authentication.config?.[part.config],
  )

/** Cases about what is signed. */
export const eventCases: readonly CheckCase[] = [
  {
    id: 'changed-body',
    name: 'The event changed after it was signed',
    prepare(context) {
      const { recipe } = context
      if (recipe === null) return noSignature
      const request = tamperWithBody(context.prove(), recipe)
      if (request !== null) return once(request, refused(context.unauthorizedStatus))
      return recipe.type === 'equals'
        ? `${nameOf(context)} sends a fixed token and signs nothing: whoever knows the token can send any event.`
        : `${nameOf(context)} does not sign the event: whoever gets hold of one delivery could send another event with its proof.`
    },
  },
  {
    id: 'removed-body',
    name: 'The body taken away after it was signed',
    prepare(context) {
      const { recipe } = context
      if (recipe === null) return noSignature
      const request = context.prove()
      if (request.body.length === 0) return 'The event has no body.'
      if (!signsWholeBody(recipe)) return `${nameOf(context)} does not sign the whole body.`
      return once({ ...request, body: new Uint8Array() }, refused(context.unauthorizedStatus))
    },
  },
  {
    id: 'changed-header',
    name: 'A signed header changed',
    prepare(context) {
      if (context.recipe === null) return noSignature
      const request = tamperWithHeader(context.prove(), context.recipe)
      if (request === null) return `${nameOf(context)} signs no header beside the time.`
      return once(request, refused(context.unauthorizedStatus))
    },
  },
  {
    id: 'other-signature',
    name: 'The signature of another event',
    prepare(context) {
      const { recipe, request } = context
      if (recipe === null) return noSignature
      if (!signsWholeBody(recipe)) return `${nameOf(context)} does not sign the whole body.`
      const other = context.prove({ request: { ...request, body: '{"another":"event"}' } })
      let credential = ''
      changeCredential(other, recipe, (text) => (credential = text))
      return once(
        changeCredential(context.prove(), recipe, () => credential),
        refused(context.unauthorizedStatus),
      )
    },
  },
  {
    id: 'other-url',
    name: 'Signed for another URL',
    prepare(context) {
      if (context.recipe === null) return noSignature
      if (!signsUrl(context)) return `${nameOf(context)} does not sign the URL.`
      if (hasOwnUrl(context)) return 'The settings of this trigger say which URL was signed, whatever the real one is.'
      const url = 'https://hooks.elsewhere.example/hooks/another'
      const signed = context.prove({ vendor: { ...context.vendor, url } })
      const target = signed.target.replace(/^[^?]*/, new URL(context.vendor.url).pathname)
      return once({ ...signed, target }, refused(context.unauthorizedStatus))
    },
  },
]
