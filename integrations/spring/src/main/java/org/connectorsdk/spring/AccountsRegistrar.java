package org.connectorsdk.spring;

import org.connectorsdk.api.Connections;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Makes a bean of each account. It has no supplier: ahead-of-time processing could not write one. */
final class AccountsRegistrar implements ImportBeanDefinitionRegistrar {
    private final Environment environment;

    AccountsRegistrar(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        for (String name : AccountProperties.in(environment).names()) {
            RootBeanDefinition definition = new RootBeanDefinition();
            definition.setTargetType(Connections.class);
            definition.setFactoryBeanName(ConnectorsAutoConfiguration.ACCOUNTS);
            definition.setFactoryMethodName("get");
            definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
            definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
            definition.setDestroyMethodName(""); // all are closed at once, by the bean that opened them
            registry.registerBeanDefinition(name + "Connections", definition);
        }
    }
}
