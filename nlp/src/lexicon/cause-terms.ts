/** Words that name the cause of what stands before (`after`) or behind (`before`) them. */
export const causeTerms = {
  /** The cause follows the word. */
  after: {
    en: `
because, because of, since, due to, owing to, thanks to, as a result of, caused by, given that,
the reason is, on account of`,
    es: `
porque, debido a, ya que, por culpa de, puesto que, a causa de, dado que, gracias a,
por lo que respecta a, causado por`,
    zh: `因为, 由于, 是因为, 多亏, 原因是, 都怪, 怪`,
  },
  /** The cause stands before the word. */
  before: {
    en: `
so that's why, that's why, which is why, therefore, as a result, which caused, caused, leading to,
led to, which made, resulting in`,
    es: `
por eso, por lo que, asi que, por lo tanto, por consiguiente, lo que causo, lo que provoco, provoco,
hizo que, causo`,
    zh: `导致, 害得, 害我, 使得, 所以, 因此, 造成, 于是, 结果, 以至于, 弄得, 搞得`,
  },
} as const;
