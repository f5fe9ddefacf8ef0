/* SPDX-License-Identifier: Apache-2.0 */
/* extract DATE < TEXT: the text's facts as JSON. */
#include <entente.h>
#include <stdio.h>

int main(int argc, char** argv) {
  static char text[1 << 20];
  const size_t size = fread(text, 1, sizeof text, stdin);
  entente_article article = {0};
  if (argc > 1) article.date = argv[1];

  entente_extractor* extractor = entente_extractor_new(NULL);
  char* facts = entente_extract(extractor, text, size, &article);
  const int failed = facts == NULL;
  if (failed) fprintf(stderr, "%s\n", entente_last_error());
  else puts(facts);
  entente_free(facts);
  entente_extractor_free(extractor);
  return failed;
}
