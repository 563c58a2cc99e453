#include "model/explanation.h"

static void block_free(gpointer data) {
    ExplainedBlock *block = data;
    g_free(block->callee);
    g_free(block->instead);
    g_ptr_array_unref(block->steps);
    g_free(block);
}

Explanation *explanation_new(const char *function, const SourceRange *range) {
    Explanation *explanation = g_new0(Explanation, 1);
    explanation->function = g_strdup(function);
    source_range_assign(&explanation->range, range);
    explanation->path = trace_new();
    explanation->remarks = trace_new();
    explanation->blocks = g_ptr_array_new_with_free_func(block_free);
    explanation->elsewhere = trace_new();
    explanation->excused = trace_new();
    explanation->mentions = trace_new();
    return explanation;
}

void explanation_free(Explanation *explanation) {
    if (!explanation)
        return;
    g_free(explanation->function);
    g_free(explanation->range.file);
    g_free(explanation->root);
    g_ptr_array_unref(explanation->path);
    g_ptr_array_unref(explanation->remarks);
    g_ptr_array_unref(explanation->blocks);
    g_ptr_array_unref(explanation->elsewhere);
    g_ptr_array_unref(explanation->excused);
    g_ptr_array_unref(explanation->mentions);
    g_free(explanation);
}

ExplainedBlock *explanation_add_block(Explanation *explanation, const char *kind) {
    ExplainedBlock *block = g_new0(ExplainedBlock, 1);
    block->kind = kind;
    block->steps = trace_new();
    g_ptr_array_add(explanation->blocks, block);
    return block;
}
