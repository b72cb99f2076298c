import Ajv from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { createCompoundSchema } from 'genson-js'
import { InputData, jsonInputForTargetLanguage, quicktype } from 'quicktype-core'

const nothing = new Set()
const hard = new Set(['hard'])

function compile(Validator, schema) {
  const ajv = new Validator({ strict: false, logger: false })
  addFormats(ajv)
  const isValid = ajv.compile(schema)
  return (text) => (isValid(JSON.parse(text)) ? nothing : hard)
}

async function quicktypeSchema(texts) {
  const input = jsonInputForTargetLanguage('schema')
  await input.addSource({ name: 'Event', samples: texts })
  const inputData = new InputData()
  inputData.addInput(input)
  const { lines } = await quicktype({ inputData, lang: 'schema' })
  const schema = JSON.parse(lines.join('\n'))
  delete schema.$schema
  return schema
}

const gensonSchema = (texts) => createCompoundSchema(texts.map((text) => JSON.parse(text)))

/** Other learners of schemas. They know one grade only: what their schema rejects is hard. */
export const peers = {
  'genson-js': {
    learn: async (texts) => compile(Ajv2020, gensonSchema(texts)),
    schemaOf: async (texts) => gensonSchema(texts),
  },
  'quicktype-core': { learn: async (texts) => compile(Ajv, await quicktypeSchema(texts)), schemaOf: quicktypeSchema },
}
