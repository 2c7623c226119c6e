export * from './model.ts'
export * from './typeid.ts'
