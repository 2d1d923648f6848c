/**
 * How systems do on unanswerable questions: judges by rules and by language models, and the shares
 * they lead to (CRUMQs, arXiv:2510.11956, section 4). Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.score;

import org.jspecify.annotations.NullMarked;
