/** The words of a list written as text. */
export const words = (list: string): string[] => list.trim().split(/\s+/);
