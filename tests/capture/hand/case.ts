/**
 * What a recogniser wrote, the value the caller meant, and what the caller says if the read-back is
 * another. A case without a correction has to be read rightly at once.
 */
export type HandCase = readonly [said: string, value: string, correction?: string];
